use crate::lint::logs::{Log, logs_with};
use crate::lint::prelude::*;
use crate::task_definition::LogDriver;

/// awsfirelens without any option. Agents of today leave the output to the router's own configuration; older ones
/// did not start the container.
pub static RULE: Rule = Rule {
    code: "TD-FL-006",
    title: reference("awsfirelens without options"),
    class: Class::Advice,
    grade: Grade::I,
    source: reference("aws-samples/amazon-ecs-firelens-examples#29"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Log<'c>> {
    let logs = logs_with(context, LogDriver::Awsfirelens);
    logs.filter(|log| log.names_are_clear(context) && log.names().next().is_none()).collect()
}

fn words<'c>(_: &'c Context<'c>, log: &Log<'c>) -> Finding {
    let message = "The driver awsfirelens has no options. Where the log router has no configuration of its own, nothing \
                   says where the logs go; and older agents do not start the container. Give at least the output: Name \
                   for Fluent Bit, @type for Fluentd.";
    let finding = Finding::at(log.at, message);
    match log.container.name.known() {
        Some(name) => finding.aws(format!(
            "CannotStartContainerError: ResourceInitializationError: failed to initialize logging driver: failed to get \
             fluentd log driver arguments: logging driver specified of container {name}, but no log configuration \
             specified"
        )),
        None => finding,
    }
}
