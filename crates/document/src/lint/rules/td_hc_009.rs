use crate::lint::prelude::*;

/// A negative time in which failures do not count.
pub static RULE: Rule = Rule {
    code: "TD-HC-009",
    title: reference("startPeriod of a health check is negative"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::beyond_limit, fixes: words::to_limit }],
};
