use crate::lint::prelude::*;

/// A value of more than 256 characters, or characters that tags do not have.
pub static RULE: Rule = Rule {
    code: "TD-TAG-003",
    title: reference("Tag that is too long or has other characters"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words, fixes: no_fixes }],
};

fn words(case: &Case<'_>) -> Words {
    match case.kind() {
        ViolationKind::Pattern(_) => words::wrong_characters(case),
        _ => words::beyond_limit(case),
    }
}
