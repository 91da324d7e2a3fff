use crate::lint::prelude::*;

/// Swap below zero. Docker would take -1 for no limit; the API has no such value.
pub static RULE: Rule = Rule {
    code: "TD-LNX-007",
    title: reference("Negative maxSwap"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::beyond_limit, fixes: words::removed }],
};
