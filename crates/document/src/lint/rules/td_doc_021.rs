use crate::lint::prelude::*;

/// A value outside the set that the API model lists, for members that no other rule is about. A rule of ours
/// that completes the others about such sets.
pub static RULE: Rule = Rule {
    code: "TD-DOC-021",
    title: reference("Not one of the values of the API"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::not_a_choice, fixes: words::other_case }],
};
