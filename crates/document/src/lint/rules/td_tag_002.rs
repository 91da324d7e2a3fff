use crate::lint::prelude::*;
use crate::lint::tags;

/// A key that is empty or too long. The client sees only the empty one.
pub static RULE: Rule = Rule {
    code: "TD-TAG-002",
    title: reference("Tag without a name"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    match case.kind() {
        ViolationKind::TooShort(_) => Words::new("The key of this tag is empty. A tag is found by its key."),
        _ => words::beyond_limit(case),
    }
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    match case.kind() {
        ViolationKind::TooShort(_) => tags::removed(case.tree(), case.node()),
        _ => Vec::new(),
    }
}
