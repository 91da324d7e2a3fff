use crate::lint::prelude::*;

/// A scope that is neither task nor shared.
pub static RULE: Rule = Rule {
    code: "TD-VOL-010",
    title: reference("Unknown scope of a Docker volume"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::not_a_choice, fixes: words::other_case }],
};
