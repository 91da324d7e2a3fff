use crate::lint::prelude::*;
use crate::lint::roles::{WithoutRole, missing_role, show_execution_role, wanted_by};
use crate::task_definition::LogDriver;

/// Logs in CloudWatch need the execution role here: an external instance has no instance role that would do.
pub static RULE: Rule = Rule {
    code: "TD-EXT-005",
    title: reference("awslogs on external instances without an execution role"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:ecs-anywhere"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, show_execution_role))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<WithoutRole> {
    let containers =
        context.definition.containers().filter(|_| context.lens.includes(Compatibility::External));
    let drivers =
        containers.filter_map(|container| container.log_configuration.known()?.log_driver.known_at());
    let awslogs = drivers.filter(|(driver, _)| **driver == LogDriver::Awslogs);
    wanted_by(&context.definition.execution_role_arn, awslogs.map(|(_, at)| at))
}

fn words<'c>(context: &'c Context<'c>, without: &WithoutRole) -> Finding {
    let message = "'executionRoleArn' is missing, and a container logs to CloudWatch. An external instance \
                   has no role of its own that could write there; the execution role of the task does.";
    missing_role(context, without, message, "These logs are written with the execution role.")
}
