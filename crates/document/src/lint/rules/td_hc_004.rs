use crate::lint::health;
use crate::lint::prelude::*;

/// More than a minute for one check. CDK lets 120 seconds pass; AWS does not.
pub static RULE: Rule = Rule {
    code: "TD-HC-004",
    title: reference("timeout of a health check above 60"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-healthcheck-timeout-range"),
    finders: &[Finder::Schema { words, fixes: words::to_limit }],
};

fn words(case: &Case<'_>) -> Words {
    health::too_great(case, 60)
}
