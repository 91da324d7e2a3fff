use crate::lint::prelude::*;

/// An FSx volume that does not say which file system, which directory, or how to log in.
pub static RULE: Rule = Rule {
    code: "TD-VOL-022",
    title: reference("Member missing from an FSx volume"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::missing, fixes: words::to_fill_in }],
};
