//! The roles of a task, as far as several rules ask for them.

use super::{Context, Finding, Fix, Mark};
use crate::syntax::rewrite::insert_member;
use crate::task_definition::{At, Field};
use crate::text::quoted;

/// The name under which AWS's console creates the task execution role, and its documentation uses it.
const USUAL_EXECUTION_ROLE: &str = "ecsTaskExecutionRole";

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

/// Adds the execution role by the name it usually has.
pub fn add_execution_role<'c>(context: &'c Context<'c>, _: &WithoutRole) -> Vec<Fix> {
    let role = quoted(USUAL_EXECUTION_ROLE);
    let edit =
        insert_member(context.tree, context.definition.at.node, "executionRoleArn", &role, &NEIGHBOURS);
    vec![Fix::guess(format!("Add \"executionRoleArn\": {role}, the name it usually has"), [edit])]
}

/// Shows where the task role goes. Which one it is only the author knows.
pub fn show_task_role<'c, T>(context: &'c Context<'c>, _: &T) -> Vec<Fix> {
    let role = quoted("arn:aws:iam::<ACCOUNT_ID>:role/<ROLE_NAME>");
    let edit = insert_member(context.tree, context.definition.at.node, "taskRoleArn", &role, &NEIGHBOURS);
    vec![Fix::shown("Add 'taskRoleArn'", [edit])]
}
