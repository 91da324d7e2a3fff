use crate::lint::prelude::*;
use crate::lint::roles::{WithoutRole, missing_role, show_task_role, wanted_by};
use crate::task_definition::EnabledOrDisabled;

/// An EFS volume that asks IAM, in a task that has no role to be asked about.
pub static RULE: Rule = Rule {
    code: "TD-ROLE-008",
    title: reference("EFS volume with IAM without a task role"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("API (EFSAuthorizationConfig)"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, show_task_role))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<WithoutRole> {
    let volumes = context.definition.volumes.items();
    let systems = volumes.filter_map(|volume| volume.efs_volume_configuration.known());
    let access = systems.filter_map(|system| system.authorization_config.known()?.iam.known_at());
    let asking = access.filter(|(iam, _)| **iam == EnabledOrDisabled::Enabled).map(|(_, at)| at);
    wanted_by(&context.definition.task_role_arn, asking)
}

fn words<'c>(context: &'c Context<'c>, without: &WithoutRole) -> Finding {
    let message = "'taskRoleArn' is missing, and an EFS volume is mounted with IAM. The mount then has no identity of \
                   the task to show. Add a task role that may do elasticfilesystem:ClientMount.";
    missing_role(context, without, message, "IAM is asked about the task role here.")
}
