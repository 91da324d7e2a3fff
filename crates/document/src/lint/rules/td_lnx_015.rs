use crate::lint::prelude::*;

/// A size of /dev/shm that is none. For Docker 0 means its default; AWS says nothing.
pub static RULE: Rule = Rule {
    code: "TD-LNX-015",
    title: reference("Shared memory of no size"),
    class: Class::Advice,
    grade: Grade::T,
    source: reference("CDK; Docker reference"),
    finders: &[Finder::Schema { words, fixes: words::removed }],
};

fn words(case: &Case<'_>) -> Words {
    Words::new(format!(
        "'sharedMemorySize' is {}, which is no size. Docker takes 64 MiB where nothing is said. Write the size in MiB, or \
         leave it out.",
        case.source()
    ))
}
