use crate::lint::prelude::*;

/// A file system in memory that does not say where, or how large.
pub static RULE: Rule = Rule {
    code: "TD-LNX-003",
    title: reference("tmpfs without a path or size"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::missing, fixes: words::to_fill_in }],
};
