use crate::lint::prelude::*;
use crate::lint::roles::{WithoutRole, missing_role, show_execution_role, wanted_by};

/// Secrets without the role that reads them. The container's own role has nothing to do with it: ECS reads
/// the secrets before the container starts.
pub static RULE: Rule = Rule {
    code: "TD-ROLE-001",
    title: reference("Secrets without an execution role"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("hashicorp/terraform-provider-aws#6503; fabfuel/ecs-deploy#87"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, show_execution_role))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<WithoutRole> {
    let secrets = context.definition.containers().filter_map(|container| container.secrets.filled_at());
    wanted_by(&context.definition.execution_role_arn, secrets)
}

fn words<'c>(context: &'c Context<'c>, without: &WithoutRole) -> Finding {
    let message = "'executionRoleArn' is missing, and containers have secrets. ECS reads them with the execution role \
                   before the containers start. Add a role that may read them.";
    missing_role(context, without, message, "These secrets are read with the execution role.").aws(
        "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    )
}
