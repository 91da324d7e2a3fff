use crate::lint::prelude::*;

/// A container name of more than 255 characters.
pub static RULE: Rule = Rule {
    code: "TD-CON-003",
    title: reference("Container name of more than 255 characters"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::beyond_limit, fixes: no_fixes }],
};
