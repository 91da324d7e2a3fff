use crate::lint::prelude::*;

/// A container must have run between one minute and half an hour to be restarted.
pub static RULE: Rule = Rule {
    code: "TD-RST-002",
    title: reference("Restart period out of range"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-restart-policy-attempt-period-range"),
    finders: &[Finder::Schema { words, fixes: words::to_limit }],
};

fn words(case: &Case<'_>) -> Words {
    let (seconds, container) = (case.source(), case.container());
    let message = format!(
        "'restartAttemptPeriod' is {seconds} seconds. ECS restarts a container that has run for this long; it takes 60 \
         to 1800."
    );
    Words::new(message).aws(format!(
        "The 'restartAttemptPeriod' setting for container '{container}' must be between 60 and 1800."
    ))
}
