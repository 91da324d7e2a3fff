//! Recognising objects written in YAML: the forms of JSON, and those that are only ever written in YAML.

use super::{Form, json_forms};
use crate::schema::shapes::TASK_DEFINITION;
use crate::syntax::{NodeId, Tree};

const COPILOT_TYPES: [&str; 6] = [
    "Load Balanced Web Service",
    "Backend Service",
    "Worker Service",
    "Scheduled Job",
    "Request-Driven Web Service",
    "Static Site",
];

pub(super) fn of_object(tree: &Tree, object: NodeId) -> Form {
    let has = |name| tree.member(object, name).is_some();
    let text = |name| tree.member(object, name).and_then(|node| tree.string(node));
    if has("task_definition") || has("run_params") {
        return Form::EcsParams;
    }
    if text("type").is_some_and(|kind| COPILOT_TYPES.contains(&kind)) {
        return Form::CopilotManifest;
    }
    match json_forms::of_object(tree, object) {
        Form::RegisterInput if has("containerDefinitions") || is_part_of_one(tree, object) => {
            Form::YamlDefinition
        }
        Form::RegisterInput => Form::Yaml,
        form => form,
    }
}

/// Whether an object without containers is meant to be a task definition all the same.
fn is_part_of_one(tree: &Tree, object: NodeId) -> bool {
    let is_known = |node| tree.key(node).is_some_and(|key| TASK_DEFINITION.member(key).is_some());
    tree.member(object, "family").is_some() && tree.children(object).all(is_known)
}
