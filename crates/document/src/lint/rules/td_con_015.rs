use crate::lint::prelude::*;

/// A version consistency that is neither enabled nor disabled.
pub static RULE: Rule = Rule {
    code: "TD-CON-015",
    title: reference("Unknown version consistency"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::not_a_choice, fixes }],
};

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let fixes = words::other_case(case);
    if fixes.is_empty() { words::removed(case) } else { fixes }
}
