use crate::lint::prelude::*;

/// More tags than a resource may have.
pub static RULE: Rule = Rule {
    code: "TD-TAG-001",
    title: reference("More than 50 tags"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::beyond_limit, fixes: no_fixes }],
};
