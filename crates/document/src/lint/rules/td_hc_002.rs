use crate::lint::health;
use crate::lint::prelude::*;

/// More than five minutes between two checks.
pub static RULE: Rule = Rule {
    code: "TD-HC-002",
    title: reference("interval of a health check above 300"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-healthcheck-interval-range"),
    finders: &[Finder::Schema { words, fixes: words::to_limit }],
};

fn words(case: &Case<'_>) -> Words {
    health::too_great(case, 300)
}
