use crate::lint::prelude::*;

/// An EFS volume that does not say which file system.
pub static RULE: Rule = Rule {
    code: "TD-EFS-001",
    title: reference("EFS volume without a file system"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::missing, fixes: words::to_fill_in }],
};
