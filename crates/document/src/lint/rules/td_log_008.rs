use crate::lint::logs::logs_with;
use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;
use crate::task_definition::LogDriver;

/// Containers that log through a log router which the task does not have.
pub static RULE: Rule = Rule {
    code: "TD-LOG-008",
    title: reference("awsfirelens without a log router"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-awsfirelens-without-router; fabfuel/ecs-deploy#164"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let mut containers = context.definition.containers();
    let has_none = context.definition.container_definitions.is_clear()
        && containers.all(|container| container.firelens_configuration.is_absent());
    let routed = logs_with(context, LogDriver::Awsfirelens).filter(|_| has_none);
    Occurrences::of(routed.map(|log| log.at))
}

fn words<'c>(_: &'c Context<'c>, drivers: &Occurrences) -> Finding {
    let message = "The driver awsfirelens hands the logs to a log router, and no container of the task is one. Add a \
                   container with 'firelensConfiguration'.";
    drivers.finding(Mark::from, message, "This container logs through a router too.").aws(
        "When awsfirelens log driver is specified in log configuration, a firelens configuration object must be \
         configured in one of the containers.",
    )
}

fn fixes<'c>(context: &'c Context<'c>, _: &Occurrences) -> Vec<Fix> {
    let router = "{ \"name\": \"log_router\", \"image\": \"public.ecr.aws/aws-observability/aws-for-fluent-bit:stable\", \
                  \"memoryReservation\": 50, \"firelensConfiguration\": { \"type\": \"fluentbit\" } }";
    let containers = context.definition.container_definitions.at();
    let add = |containers: At| {
        Fix::shown("Add a log router", [append_element(context.tree, containers.node, router)])
    };
    containers.map(add).into_iter().collect()
}
