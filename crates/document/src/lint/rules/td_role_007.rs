use crate::lint::prelude::*;
use crate::lint::roles::{WithoutRole, missing_role, show_task_role, wanted_by};

/// An S3 Files volume without the role with which it is mounted.
pub static RULE: Rule = Rule {
    code: "TD-ROLE-007",
    title: reference("S3 Files volume without a task role"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("blog post \"What It Takes to Run ECS in Production\" (2026); API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, show_task_role))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<WithoutRole> {
    let volumes = context.definition.volumes.items();
    let files = volumes.filter_map(|volume| volume.s3files_volume_configuration.known_at());
    wanted_by(&context.definition.task_role_arn, files.map(|(_, at)| at))
}

fn words<'c>(context: &'c Context<'c>, without: &WithoutRole) -> Finding {
    let message = "'taskRoleArn' is missing, and a volume is an S3 Files file system. The task mounts it with its own \
                   role. Add a task role that may mount it.";
    missing_role(context, without, message, "This file system is mounted with the task role.")
        .aws("S3 Files IAM authorization requires a task role.")
}
