use crate::lint::prelude::*;

/// An IPC mode that the API does not have, such as Docker's `shareable`.
pub static RULE: Rule = Rule {
    code: "TD-TOP-007",
    title: reference("Unknown IPC mode"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::not_a_choice, fixes: words::other_case }],
};
