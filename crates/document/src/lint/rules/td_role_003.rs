use crate::lint::images::Image;
use crate::lint::prelude::*;
use crate::lint::roles::{WithoutRole, missing_role, show_execution_role, wanted_by};

/// A private ECR image on Fargate without the role that pulls it. On EC2 the instance's own role does.
pub static RULE: Rule = Rule {
    code: "TD-ROLE-003",
    title: reference("ECR image on Fargate without an execution role"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::I,
    source: reference("hashicorp/terraform-provider-aws#3051; jenkinsci/amazon-ecs-plugin#62"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, show_execution_role))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<WithoutRole> {
    let images = context.definition.containers().filter_map(|container| container.image.known_at());
    let private =
        images.filter(|(image, _)| Image::parse(image).is_some_and(|image| image.is_in_private_ecr()));
    wanted_by(&context.definition.execution_role_arn, private.map(|(_, at)| at))
}

fn words<'c>(context: &'c Context<'c>, without: &WithoutRole) -> Finding {
    let message = "'executionRoleArn' is missing, and an image is in a private ECR registry. On Fargate there is no \
                   instance whose role could pull it. Add an execution role.";
    let finding = missing_role(context, without, message, "This image is pulled with the execution role.")
        .aws("Fargate requires task definition to have execution role ARN to support ECR images.");
    context.with_fargate(finding)
}
