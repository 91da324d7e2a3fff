use crate::lint::prelude::*;

/// No failure at all until a container is unhealthy.
pub static RULE: Rule = Rule {
    code: "TD-HC-007",
    title: reference("retries of a health check below 1"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::beyond_limit, fixes: words::to_limit }],
};
