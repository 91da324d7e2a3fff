use crate::lint::prelude::*;
use crate::lint::roles::{WithoutRole, add_execution_role, missing_role, wanted_by};

/// A private ECR image on Fargate without the role that pulls it. On EC2 the instance's own role does.
pub static RULE: Rule = Rule {
    code: "TD-ROLE-003",
    title: reference("ECR image on Fargate without an execution role"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::I,
    source: reference("hashicorp/terraform-provider-aws#3051; jenkinsci/amazon-ecs-plugin#62"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, add_execution_role))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<WithoutRole> {
    let images = context.definition.containers().filter_map(|container| container.image.known_at());
    let private = images.filter(|(image, _)| is_in_private_ecr(image)).map(|(_, at)| at);
    wanted_by(&context.definition.execution_role_arn, private)
}

/// Whether an image is in a private registry of ECR, `<12 digits>.dkr.ecr.<region>.amazonaws.com`. Public ones,
/// at `public.ecr.aws`, need no role.
fn is_in_private_ecr(image: &str) -> bool {
    let Some((account, rest)) = image.split_once('.') else { return false };
    let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
    let host = rest.split('/').next().unwrap_or("");
    let is_ecr = ["dkr.ecr.", "dkr.ecr-fips.", "dkr-ecr."].iter().any(|service| host.starts_with(service));
    is_account && is_ecr
}

fn words<'c>(context: &'c Context<'c>, without: &WithoutRole) -> Finding {
    let message = "'executionRoleArn' is missing, and an image is in a private ECR registry. On Fargate there is no \
                   instance whose role could pull it. Add an execution role.";
    let finding = missing_role(context, without, message, "This image is pulled with the execution role.")
        .aws("Fargate requires task definition to have execution role ARN to support ECR images.");
    context.with_fargate(finding)
}
