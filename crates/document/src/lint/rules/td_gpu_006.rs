use crate::lint::prelude::*;

/// A share of a GPU that says nothing about its memory, or asks for none of it.
pub static RULE: Rule = Rule {
    code: "TD-GPU-006",
    title: reference("Share of a GPU without memory"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes: words::to_fill_in }],
};

fn words(case: &Case<'_>) -> Words {
    match case.kind() {
        ViolationKind::TooSmall(_) => Words::new(format!(
            "'memory' of the share is {}. It is the memory of the GPU that the container gets, in MiB: at least 1.",
            case.source()
        )),
        _ => words::missing(case),
    }
}
