use crate::lint::prelude::*;
use crate::lint::roles::{WithoutRole, missing_role, show_execution_role, wanted_by};
use crate::task_definition::LogDriver;

/// The awslogs driver on Fargate without the role that writes the logs. On EC2 the instance's own role does.
pub static RULE: Rule = Rule {
    code: "TD-ROLE-004",
    title: reference("awslogs on Fargate without an execution role"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference(
        "PF:pf-ecs-fargate-execution-role-missing-awslogs; virtual-kubelet/virtual-kubelet#193",
    ),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, show_execution_role))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<WithoutRole> {
    let logs = context.definition.containers().filter_map(|container| container.log_configuration.known());
    let drivers = logs.filter_map(|logs| logs.log_driver.known_at());
    let awslogs = drivers.filter(|(driver, _)| **driver == LogDriver::Awslogs).map(|(_, at)| at);
    wanted_by(&context.definition.execution_role_arn, awslogs)
}

fn words<'c>(context: &'c Context<'c>, without: &WithoutRole) -> Finding {
    let message = "'executionRoleArn' is missing, and a container logs with awslogs. On Fargate there is no instance \
                   whose role could write to CloudWatch Logs. Add an execution role.";
    let finding = missing_role(context, without, message, "These logs are written with the execution role.")
        .aws("Fargate requires task definition to have execution role ARN to support log driver awslogs.");
    context.with_fargate(finding)
}
