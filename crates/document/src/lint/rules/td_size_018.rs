use crate::lint::prelude::*;

/// A negative CPU share of a container.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-018",
    title: reference("cpu of a container is negative"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::beyond_limit, fixes: words::removed }],
};
