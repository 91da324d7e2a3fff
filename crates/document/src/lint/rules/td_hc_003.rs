use crate::lint::prelude::*;

/// Less than five seconds between two checks.
pub static RULE: Rule = Rule {
    code: "TD-HC-003",
    title: reference("interval of a health check below 5"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::beyond_limit, fixes: words::to_limit }],
};
