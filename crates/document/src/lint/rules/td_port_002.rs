use crate::lint::prelude::*;

/// A host port below 0 or above 65535.
pub static RULE: Rule = Rule {
    code: "TD-PORT-002",
    title: reference("Host port that is no port"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words, fixes: words::removed }],
};

fn words(case: &Case<'_>) -> Words {
    words::beyond_limit(case)
}
