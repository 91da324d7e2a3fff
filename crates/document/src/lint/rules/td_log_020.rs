use crate::lint::logs::logs_with;
use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;
use crate::task_definition::LogDriver;

/// Log groups that awslogs creates: nothing in them is ever deleted.
pub static RULE: Rule = Rule {
    code: "TD-LOG-020",
    title: reference("Log group without retention"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("CloudWatch Logs documentation"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let logs = logs_with(context, LogDriver::Awslogs);
    let created = logs.filter_map(|log| log.option("awslogs-create-group"));
    Occurrences::of(created.filter(|(value, _)| value.eq_ignore_ascii_case("true")).map(|(_, at)| at))
}

fn words<'c>(_: &'c Context<'c>, created: &Occurrences) -> Finding {
    let message = "A log group that awslogs creates keeps everything for ever. Set a retention on it in CloudWatch Logs, \
                   or create it beforehand with one.";
    created.finding(Mark::from, message, "This one is created as well.")
}
