use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;
use crate::task_definition::HealthCheck;

/// A health check that gives up soon, without a start period. Failures then count from the start, so that a
/// container which starts slowly is replaced before it is ready.
pub static RULE: Rule = Rule {
    code: "TD-HC-017",
    title: reference("Short health check without a start period"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// What is used where `interval` and `retries` are absent, in seconds and failures.
const INTERVAL: i64 = 30;
const RETRIES: i64 = 3;

/// Below how many seconds until the first UNHEALTHY a start may well be too slow. AWS gives no number.
const SOON: i64 = 60;

/// What the fix suggests, in seconds.
const START_PERIOD: i64 = 60;

struct Soon {
    seconds: i64,
    checks: Occurrences,
}

fn find<'c>(context: &'c Context<'c>) -> Option<Soon> {
    let checks = context.definition.containers().filter_map(|container| container.health_check.known());
    let soon: Vec<(i64, At)> = checks.filter_map(|check| Some((until_unhealthy(check)?, check.at))).collect();
    let (seconds, _) = *soon.first()?;
    Some(Soon { seconds, checks: Occurrences::of(soon.iter().map(|(_, at)| *at))? })
}

/// Seconds until a container that never answers is unhealthy, when they are few.
fn until_unhealthy(check: &HealthCheck<'_>) -> Option<i64> {
    let (interval, retries) = (check.interval.or(INTERVAL)?, check.retries.or(RETRIES)?);
    let seconds = interval * retries;
    (check.start_period.is_absent() && (1..SOON).contains(&seconds)).then_some(seconds)
}

fn words<'c>(_: &'c Context<'c>, soon: &Soon) -> Finding {
    let message = format!(
        "A container that does not answer is UNHEALTHY about {} seconds after its start. Where it may need longer to be \
         ready, set 'startPeriod': failures in that time do not count.",
        soon.seconds
    );
    soon.checks.finding(Mark::missing_in, message, "This health check has no start period either.")
}

fn fixes<'c>(context: &'c Context<'c>, soon: &Soon) -> Vec<Fix> {
    let seconds = START_PERIOD.to_string();
    let add = |at: At| insert_member(context.tree, at.node, "startPeriod", &seconds, &["retries"]);
    let edits = soon.checks.all().map(add);
    vec![Fix::guess(format!("Add a start period of {seconds} seconds"), edits)]
}
