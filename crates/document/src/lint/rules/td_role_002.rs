use crate::lint::prelude::*;
use crate::lint::roles::{WithoutRole, missing_role, show_execution_role, wanted_by};

/// Credentials of a private registry without the role that reads them.
pub static RULE: Rule = Rule {
    code: "TD-ROLE-002",
    title: reference("Registry credentials without an execution role"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("sil-org/ecs-deploy#188"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, show_execution_role))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<WithoutRole> {
    let containers = context.definition.containers();
    let credentials = containers.filter_map(|container| container.repository_credentials.known_at());
    // The blank string of a skeleton names no credentials.
    let named = credentials.filter(|(named, _)| named.credentials_parameter.or("") != Some(""));
    wanted_by(&context.definition.execution_role_arn, named.map(|(_, at)| at))
}

fn words<'c>(context: &'c Context<'c>, without: &WithoutRole) -> Finding {
    let message = "'executionRoleArn' is missing, and a container pulls its image with credentials. ECS reads the secret \
                   that holds them with the execution role. Add a role that may read it.";
    missing_role(context, without, message, "These credentials are read with the execution role.").aws(
        "Private repository authentication requires that the task definition specify a value for executionRoleArn.",
    )
}
