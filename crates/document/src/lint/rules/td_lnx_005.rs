use crate::lint::prelude::*;

/// Readiness to swap below 0 or above 100.
pub static RULE: Rule = Rule {
    code: "TD-LNX-005",
    title: reference("swappiness out of its range"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API; CDK"),
    finders: &[Finder::Schema { words: words::beyond_limit, fixes: words::to_limit }],
};
