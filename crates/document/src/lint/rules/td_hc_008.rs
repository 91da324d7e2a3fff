use crate::lint::health;
use crate::lint::prelude::*;

/// More than five minutes in which failures do not count.
pub static RULE: Rule = Rule {
    code: "TD-HC-008",
    title: reference("startPeriod of a health check above 300"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-healthcheck-start-period-range"),
    finders: &[Finder::Schema { words, fixes: words::to_limit }],
};

fn words(case: &Case<'_>) -> Words {
    health::too_great(case, 300)
}
