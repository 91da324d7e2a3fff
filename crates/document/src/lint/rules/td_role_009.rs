use crate::lint::prelude::*;
use crate::lint::roles::{WithoutRole, missing_role, show_execution_role, wanted_by};

/// Environment files without the role that reads them from S3. What a role may do no document says.
pub static RULE: Rule = Rule {
    code: "TD-ROLE-009",
    title: reference("Environment files without an execution role"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:taskdef-envfiles"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, show_execution_role))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<WithoutRole> {
    let files =
        context.definition.containers().filter_map(|container| container.environment_files.filled_at());
    wanted_by(&context.definition.execution_role_arn, files)
}

fn words<'c>(context: &'c Context<'c>, without: &WithoutRole) -> Finding {
    let message = "'executionRoleArn' is missing, and containers have environment files. ECS reads them from S3 with the \
                   execution role before the containers start. Add a role that may do s3:GetObject on them and \
                   s3:GetBucketLocation on their bucket.";
    missing_role(context, without, message, "These files are read with the execution role.")
}
