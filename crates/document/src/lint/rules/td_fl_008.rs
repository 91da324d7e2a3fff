use crate::lint::logs::logs_with;
use crate::lint::prelude::*;
use crate::task_definition::LogDriver;

/// A buffer in front of the log router that is no number of bytes up to half a gibibyte.
pub static RULE: Rule = Rule {
    code: "TD-FL-008",
    title: reference("Buffer limit of awsfirelens out of range"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:task_definition_parameters"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

/// The greatest limit that is documented, in bytes.
const GREATEST: u64 = 536_870_912;

struct OutOfRange<'c> {
    limit: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<OutOfRange<'c>> {
    let logs = logs_with(context, LogDriver::Awsfirelens);
    let limits = logs.filter_map(|log| log.option("log-driver-buffer-limit"));
    let in_range = |limit: &str| limit.parse().is_ok_and(|bytes: u64| bytes <= GREATEST);
    limits.filter(|(limit, _)| !in_range(limit)).map(|(limit, at)| OutOfRange { limit, at }).collect()
}

fn words<'c>(_: &'c Context<'c>, out: &OutOfRange<'c>) -> Finding {
    let message = format!(
        "'log-driver-buffer-limit' is '{}'. AWS documents a number of bytes from 0 to {GREATEST}.",
        words::shortened(out.limit)
    );
    Finding::at(out.at, message)
}
