use crate::lint::prelude::*;

/// A share of the threads below 1 or above 100 percent. The client checks the lower end, the service the
/// upper one.
pub static RULE: Rule = Rule {
    code: "TD-GPU-007",
    title: reference("Share of the threads of a GPU out of its range"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::beyond_limit, fixes: words::to_limit }],
};
