use crate::lint::prelude::*;

/// An operating system family that the API does not have.
pub static RULE: Rule = Rule {
    code: "TD-WIN-014",
    title: reference("Unknown operating system"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::not_a_choice, fixes: words::other_case }],
};
