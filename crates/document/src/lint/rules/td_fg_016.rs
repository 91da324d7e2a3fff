use crate::lint::prelude::*;
use crate::task_definition::LogDriver;

/// awslogs without awslogs-stream-prefix, which Fargate needs and EC2 does not.
pub static RULE: Rule = Rule {
    code: "TD-FG-016",
    title: reference("awslogs on Fargate without a stream prefix"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-awslogs-fargate-missing-stream-prefix"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

const PREFIX: &str = "awslogs-stream-prefix";

struct NoPrefix {
    log_configuration: At,
    options: Option<At>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<NoPrefix> {
    context.definition.containers().filter_map(no_prefix).collect()
}

fn no_prefix(container: &ContainerDefinition<'_>) -> Option<NoPrefix> {
    let (log, log_configuration) = container.log_configuration.known_at()?;
    let is_awslogs = log.log_driver.known() == Some(&LogDriver::Awslogs);
    let is_missing = match &log.options {
        Field::Absent => true,
        Field::Known { value, .. } => value.get(PREFIX).is_none_or(Field::is_absent),
        _ => false,
    };
    (is_awslogs && is_missing).then_some(NoPrefix { log_configuration, options: log.options.at() })
}

fn words<'c>(context: &'c Context<'c>, missing: &NoPrefix) -> Finding {
    let message = "'awslogs-stream-prefix' is missing. On Fargate the log streams are called \
                   prefix/container/task, and the prefix has no default.";
    let place = missing.options.unwrap_or(missing.log_configuration);
    let finding = Finding::at(Mark::missing_in(place), message).aws(
        "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.",
    );
    context.with_fargate(finding)
}

fn fixes<'c>(context: &'c Context<'c>, missing: &NoPrefix) -> Vec<Fix> {
    let Some(options) = missing.options else { return Vec::new() };
    let after = ["awslogs-region", "awslogs-group"];
    let edit = insert_member(context.tree, options.node, PREFIX, "\"ecs\"", &after);
    vec![Fix::guess("Add the prefix 'ecs'", [edit])]
}
