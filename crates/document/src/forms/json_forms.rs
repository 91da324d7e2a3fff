//! Recognising objects and lists. The order of questions is that of the reference: the first match wins.

use super::Form;
use super::roots::is_task_definition;
use crate::schema::shapes::CONTAINER_DEFINITION;
use crate::syntax::{Kind, NodeId, Tree};

/// Members of a container. The names alone: a program that only reads does without the tables of the schema.
const CONTAINER_MEMBERS: [&str; CONTAINER_DEFINITION.members.len()] = CONTAINER_DEFINITION.member_names();

/// Members by which a definition shows that AWS printed it.
const DESCRIBED: [&str; 6] =
    ["taskDefinitionArn", "revision", "status", "requiresAttributes", "compatibilities", "registeredAt"];

/// How many nulls make a described definition one of the classic console, which printed every absent member.
const MANY_NULLS: usize = 4;

/// How many do when its read-only members were already taken out.
const NULLS_OF_THE_CONSOLE: usize = 10;

pub(super) fn of_object(tree: &Tree, object: NodeId) -> Form {
    let has = |name| tree.member(object, name).is_some();
    let kind = |name| tree.member(object, name).map(|node| tree.kind(node));
    if has("AWSTemplateFormatVersion") || has_template_resource(tree, object) {
        Form::CloudFormationTemplate
    } else if is_cloudformation_resource(tree, object) {
        Form::CloudFormationResource
    } else if kind("taskDefinition") == Some(Kind::Object) {
        Form::DescribeOutput
    } else if has("containerDefinitions") && DESCRIBED.into_iter().any(has) {
        described(tree, object)
    } else if is_skeleton(tree, object) {
        Form::CliSkeleton
    } else if has("AWSEBDockerrunVersion") {
        Form::Dockerrun
    } else if has("containerDefinitions") && has_nulls(tree, object, NULLS_OF_THE_CONSOLE) {
        Form::ConsoleJson
    } else if has("containerDefinitions") {
        Form::RegisterInput
    } else {
        of_other_object(tree, object)
    }
}

/// Objects without `containerDefinitions`.
fn of_other_object(tree: &Tree, object: NodeId) -> Form {
    let has = |name| tree.member(object, name).is_some();
    let kind = |name| tree.member(object, name).map(|node| tree.kind(node));
    let is_service_call = kind("taskDefinition") == Some(Kind::String)
        || kind("services") == Some(Kind::Array)
        || kind("tasks") == Some(Kind::Array);
    if is_terraform(tree, object) {
        Form::TerraformJson
    } else if has("jobDefinitionName") || has("containerProperties") || has("ecsProperties") {
        Form::BatchJob
    } else if has("apiVersion") && has("kind") {
        Form::Kubernetes
    } else if kind("services") == Some(Kind::Object) {
        Form::Compose
    } else if is_service_call {
        Form::ServiceCall
    } else if has("image") && !has("family") {
        Form::Container
    } else {
        Form::RegisterInput
    }
}

/// A plan, a state, or source written as JSON.
fn is_terraform(tree: &Tree, object: NodeId) -> bool {
    let has = |name| tree.member(object, name).is_some();
    let resources = tree.member(object, "resource");
    has("container_definitions")
        || has("planned_values")
        || has("format_version")
        || (has("terraform_version") && has("resources"))
        || resources.is_some_and(|node| tree.member(node, "aws_ecs_task_definition").is_some())
}

fn described(tree: &Tree, object: NodeId) -> Form {
    if has_nulls(tree, object, MANY_NULLS) { Form::ConsoleJson } else { Form::DescribedDefinition }
}

fn has_nulls(tree: &Tree, object: NodeId, many: usize) -> bool {
    tree.subtree(object).filter(|&node| tree.kind(node) == Kind::Null).take(many).count() == many
}

fn has_template_resource(tree: &Tree, object: NodeId) -> bool {
    let Some(resources) = tree.member(object, "Resources") else { return false };
    tree.children(resources).any(|resource| is_task_definition(tree, resource))
}

/// A resource, resources by their names, or properties in PascalCase throughout; a single wrong letter in an API
/// document does not make it one.
fn is_cloudformation_resource(tree: &Tree, object: NodeId) -> bool {
    let has = |name| tree.member(object, name).is_some();
    let is_pascal =
        |node| tree.key(node).is_some_and(|key| key.starts_with(|first: char| first.is_ascii_uppercase()));
    let is_resource = has("Type") && has("Properties");
    let has_resource = || tree.children(object).any(|child| is_task_definition(tree, child));
    is_resource || (has("ContainerDefinitions") && tree.children(object).all(is_pascal)) || has_resource()
}

/// What the CLI prints to be filled in: every member is there, and empty.
fn is_skeleton(tree: &Tree, object: NodeId) -> bool {
    let is_empty = |name| tree.member(object, name).and_then(|node| tree.string(node)) == Some("");
    ["family", "taskRoleArn", "executionRoleArn"].into_iter().all(is_empty)
}

pub(super) fn of_list(tree: &Tree, list: NodeId) -> Form {
    let all_have = |name| {
        let mut elements = tree.children(list).peekable();
        elements.peek().is_some() && elements.all(|element| tree.member(element, name).is_some())
    };
    let any_has = |name| tree.children(list).any(|element| tree.member(element, name).is_some());
    let is_container = |element| {
        let is_known = |node| tree.key(node).is_some_and(|key| CONTAINER_MEMBERS.contains(&key));
        tree.member(element, "name").is_some()
            && tree.children(element).any(|it| tree.key(it) != Some("name") && is_known(it))
    };
    let are_containers = || all_have("name") && tree.children(list).any(is_container);
    if all_have("imageUri") {
        Form::ImageDefinitions
    } else if any_has("Image") && !any_has("image") {
        Form::CloudFormationResource
    } else if (any_has("image") || are_containers()) && !any_has("containerDefinitions") {
        Form::ContainerList
    } else {
        Form::OtherList
    }
}
