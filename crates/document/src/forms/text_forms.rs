//! Recognising texts that do not start like JSON.

use super::Form;
use crate::syntax::{Kind, Tree};

const COPILOT_TYPES: [&str; 6] = [
    "Load Balanced Web Service",
    "Backend Service",
    "Worker Service",
    "Scheduled Job",
    "Request-Driven Web Service",
    "Static Site",
];

pub(super) fn of_text(tree: &Tree) -> Form {
    let text = tree.text();
    let keys = YamlKeys::of(text);
    if text.contains("aws_ecs_task_definition") || text.contains("container_definitions") {
        Form::Hcl
    } else if text.contains("AWS::ECS::TaskDefinition") || keys.has("AWSTemplateFormatVersion") {
        Form::CloudFormationTemplate
    } else if keys.has("ContainerDefinitions") {
        Form::CloudFormationResource
    } else if keys.has("containerDefinitions") {
        Form::YamlDefinition
    } else if keys.has("apiVersion") && keys.has("kind") {
        Form::Kubernetes
    } else if keys.has("task_definition") || keys.has("run_params") {
        Form::EcsParams
    } else if keys.has("services") {
        Form::Compose
    } else if keys.is_copilot() {
        Form::CopilotManifest
    } else if !keys.0.is_empty() {
        Form::Yaml
    } else if is_scalar(tree) {
        Form::Scalar
    } else {
        Form::Text
    }
}

/// Whether the whole text is one scalar.
fn is_scalar(tree: &Tree) -> bool {
    let kind = tree.kind(tree.root());
    let is_one = tree.source(tree.root()) == tree.text().trim();
    is_one
        && matches!(kind, Kind::String | Kind::Number | Kind::Bool(_) | Kind::Null)
        && (kind != Kind::String || tree.text().trim().starts_with('"'))
}

/// The keys of the lines that start in the first column, with the rest of each line.
struct YamlKeys<'t>(Vec<(&'t str, &'t str)>);

/// Keys beyond these say nothing new about the form.
const MOST_KEYS: usize = 200;

impl<'t> YamlKeys<'t> {
    fn of(text: &'t str) -> Self {
        let key = |line: &'t str| {
            let (key, rest) = line.split_once(':')?;
            let is_name = !key.is_empty()
                && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
            (is_name && (rest.is_empty() || rest.starts_with([' ', '\t', '\r'])))
                .then_some((key, rest.trim()))
        };
        Self(text.lines().filter_map(key).take(MOST_KEYS).collect())
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| *key == name)
    }

    fn is_copilot(&self) -> bool {
        let named = |rest: &str| COPILOT_TYPES.iter().any(|kind| rest.trim_matches(['"', '\'']) == *kind);
        self.has("name") && self.0.iter().any(|(key, rest)| *key == "type" && named(rest))
    }
}
