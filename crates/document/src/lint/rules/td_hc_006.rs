use crate::lint::health;
use crate::lint::prelude::*;

/// More than ten failures in a row until a container is unhealthy.
pub static RULE: Rule = Rule {
    code: "TD-HC-006",
    title: reference("retries of a health check above 10"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-healthcheck-retries-range"),
    finders: &[Finder::Schema { words, fixes: words::to_limit }],
};

fn words(case: &Case<'_>) -> Words {
    health::too_great(case, 10)
}
