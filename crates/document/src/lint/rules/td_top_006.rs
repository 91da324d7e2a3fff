use crate::lint::prelude::*;

/// A PID mode that the API does not have.
pub static RULE: Rule = Rule {
    code: "TD-TOP-006",
    title: reference("Unknown PID mode"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::not_a_choice, fixes: words::other_case }],
};
