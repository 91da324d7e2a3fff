use crate::lint::prelude::*;

/// A check that may take longer than the time to the next one. Checks do not overlap.
pub static RULE: Rule = Rule {
    code: "TD-HC-018",
    title: reference("Timeout of a health check above its interval"),
    class: Class::Advice,
    grade: Grade::T,
    source: reference("Docker reference"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

/// What is used where `interval` and `timeout` are absent, in seconds.
const INTERVAL: i64 = 30;
const TIMEOUT: i64 = 5;

struct Longer {
    interval: (i64, Option<At>),
    timeout: (i64, Option<At>),
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Longer> {
    let checks = context.definition.containers().filter_map(|container| container.health_check.known());
    let longer = checks.filter_map(|check| {
        let (interval, timeout) = (check.interval.or(INTERVAL)?, check.timeout.or(TIMEOUT)?);
        let at = check.timeout.at().or(check.interval.at())?;
        let longer =
            Longer { interval: (interval, check.interval.at()), timeout: (timeout, check.timeout.at()), at };
        (timeout > interval).then_some(longer)
    });
    longer.collect()
}

fn words<'c>(_: &'c Context<'c>, longer: &Longer) -> Finding {
    let ((interval, interval_at), (timeout, timeout_at)) = (longer.interval, longer.timeout);
    let message = format!(
        "A check may take {timeout} seconds, and the interval is {interval}. Checks do not overlap: the next one begins \
         {interval} seconds after the end of the one before, so that a container that hangs is found only every {} \
         seconds.",
        timeout + interval
    );
    let finding = Finding::at(longer.at, message);
    match timeout_at.and(interval_at) {
        Some(at) => finding.related(at, "This is the interval."),
        None => finding,
    }
}
