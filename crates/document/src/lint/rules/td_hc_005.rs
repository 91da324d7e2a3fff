use crate::lint::prelude::*;

/// Less than two seconds for one check.
pub static RULE: Rule = Rule {
    code: "TD-HC-005",
    title: reference("timeout of a health check below 2"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::beyond_limit, fixes: words::to_limit }],
};
