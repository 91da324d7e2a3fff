//! The roles of a task, as far as several rules ask for them.

use super::{Context, Finding, Fix, Mark};
use crate::syntax::rewrite::insert_member;
use crate::task_definition::{At, Field};
use crate::text::quoted;

/// An ARN to be completed.
const SOME_ROLE: &str = "arn:aws:iam::<ACCOUNT_ID>:role/<ROLE_NAME>";

/// Where a new role is written: after the first of these members that is there.
const NEIGHBOURS: [&str; 7] =
    ["executionRoleArn", "taskRoleArn", "memory", "cpu", "networkMode", "requiresCompatibilities", "family"];

/// A definition without a role, and the places in it that ask for one.
pub struct WithoutRole {
    places: Vec<At>,
}

/// The places that ask for `role`, when there are some and the role is certainly absent.
pub fn wanted_by(role: &Field<&str>, places: impl Iterator<Item = At>) -> Option<WithoutRole> {
    let places: Vec<At> = if role.is_absent() { places.collect() } else { Vec::new() };
    (!places.is_empty()).then_some(WithoutRole { places })
}

/// A finding where the role is missing, with a mark at each place that asks for it.
pub fn missing_role(context: &Context<'_>, without: &WithoutRole, message: &str, why: &str) -> Finding {
    let finding = Finding::at(Mark::missing_in(context.definition.at), message);
    without.places.iter().fold(finding, |finding, &at| finding.related(at, why))
}

/// Shows where the execution role goes. Which one it is only the account knows: the name that AWS's documentation
/// and console give it is usual, and no account has to have it. Source: DG23:task_execution_IAM_role.
pub fn show_execution_role<'c>(context: &'c Context<'c>, _: &WithoutRole) -> Vec<Fix> {
    let title = "Add 'executionRoleArn' with the ARN of your task execution role; the Developer Guide, under \
                 \"Amazon ECS task execution IAM role\", calls it ecsTaskExecutionRole";
    shown(context, "executionRoleArn", title)
}

/// Shows where the task role goes. Which one it is only the author knows.
pub fn show_task_role<'c, T>(context: &'c Context<'c>, _: &T) -> Vec<Fix> {
    shown(context, "taskRoleArn", "Add 'taskRoleArn'")
}

fn shown(context: &Context<'_>, member: &str, title: &str) -> Vec<Fix> {
    let edit =
        insert_member(context.tree, context.definition.at.node, member, &quoted(SOME_ROLE), &NEIGHBOURS);
    vec![Fix::shown(title, [edit])]
}
