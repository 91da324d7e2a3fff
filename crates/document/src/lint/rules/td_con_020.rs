use crate::lint::prelude::*;

/// A line of /etc/hosts of which a half is missing.
pub static RULE: Rule = Rule {
    code: "TD-CON-020",
    title: reference("Host entry without name or address"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::missing, fixes: words::removed }],
};
