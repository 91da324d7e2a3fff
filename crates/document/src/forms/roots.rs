//! Where the definitions are in a text of each form.

use super::{Form, Root, RootKind, TASK_DEFINITION_TYPE};
use crate::syntax::{Kind, NodeId, Syntax, Tree};

/// Definitions of one text beyond these are not judged: no deployment has as many.
const MOST: usize = 1000;

pub(super) fn of(tree: &Tree, form: Form) -> Vec<Root> {
    let top = tree.root();
    match form {
        Form::RegisterInput | Form::DescribedDefinition | Form::ConsoleJson | Form::YamlDefinition => {
            definition(tree, top)
        }
        Form::DescribeOutput => {
            tree.member(top, "taskDefinition").map_or(Vec::new(), |node| definition(tree, node))
        }
        Form::ContainerList => vec![Root { node: top, kind: RootKind::ContainerList }],
        Form::Container => vec![Root { node: top, kind: RootKind::Container }],
        Form::CloudFormationTemplate | Form::CloudFormationResource => cloudformation(tree, top),
        Form::Hcl => {
            let mut roots = terraform(tree, top);
            roots.extend(modules(tree, top));
            roots.truncate(MOST);
            ecs_sort::sort_by_key(&mut roots, |root| root.node);
            roots
        }
        Form::TerraformJson if tree.syntax() == Syntax::Json => planned(tree, top),
        Form::Compose | Form::Dockerrun => definition(tree, top),
        _ => Vec::new(),
    }
}

/// The definitions of a list of them.
pub(super) fn listed(tree: &Tree) -> Vec<Root> {
    let elements = tree.children(tree.root());
    let whole = elements.filter(|&element| tree.member(element, "containerDefinitions").is_some());
    whole.map(|node| Root { node, kind: RootKind::TaskDefinition }).collect()
}

fn definition(tree: &Tree, node: NodeId) -> Vec<Root> {
    let is_object = tree.kind(node) == Kind::Object;
    is_object.then_some(Root { node, kind: RootKind::TaskDefinition }).into_iter().collect()
}

/// The properties of every task definition of a template, of a resource alone, or what stands alone itself.
fn cloudformation(tree: &Tree, top: NodeId) -> Vec<Root> {
    if tree.kind(top) == Kind::Array {
        return vec![Root { node: top, kind: RootKind::ContainerList }];
    }
    if tree.member(top, "ContainerDefinitions").is_some() {
        return definition(tree, top);
    }
    let resources = tree.member(top, "Resources").unwrap_or(top);
    let candidates = tree.children(resources).chain([top]);
    candidates
        .filter(|&resource| is_task_definition(tree, resource))
        .filter_map(|resource| tree.member(resource, "Properties"))
        .flat_map(|properties| definition(tree, properties))
        .take(MOST)
        .collect()
}

/// Whether a CloudFormation resource is a task definition.
pub(super) fn is_task_definition(tree: &Tree, resource: NodeId) -> bool {
    tree.member(resource, "Type").and_then(|node| tree.string(node)) == Some(TASK_DEFINITION_TYPE)
}

/// The bodies of `resource "aws_ecs_task_definition" "name"`, or arguments that stand alone.
fn terraform(tree: &Tree, top: NodeId) -> Vec<Root> {
    if tree.member(top, "container_definitions").is_some() {
        return definition(tree, top);
    }
    let blocks = named(tree, top, "resource");
    let of_type = blocks.flat_map(|block| named(tree, block, "aws_ecs_task_definition"));
    let bodies = of_type.flat_map(|block| tree.children(block));
    bodies.flat_map(|body| definition(tree, body)).take(MOST).collect()
}

/// That of `roots` which `node` belongs to.
pub(crate) fn root_around(tree: &Tree, roots: &[Root], node: NodeId) -> Option<Root> {
    let mut ancestors = std::iter::successors(Some(node), |&node| tree.parent(node));
    ancestors.find_map(|node| roots.iter().find(|root| root.node == node)).copied()
}

/// The module of which it is known that it takes containers as a map by their names, with the API's members.
const MODULE: &str = "terraform-aws-modules/ecs/aws";

/// The containers that modules are given, directly or for each of their services.
fn modules(tree: &Tree, top: NodeId) -> Vec<Root> {
    let calls = named(tree, top, "module").flat_map(|block| tree.children(block)).filter(|&call| {
        let source = tree.member(call, "source").and_then(|source| tree.string(source));
        source.is_some_and(|source| source.starts_with(MODULE))
    });
    let services = |call| named(tree, call, "services").flat_map(|services| tree.children(services));
    let holders = calls.flat_map(|call| std::iter::once(call).chain(services(call)));
    let maps = holders.filter_map(|holder| tree.member(holder, "container_definitions"));
    maps.filter(|&map| is_map_of_containers(tree, map))
        .map(|node| Root { node, kind: RootKind::ContainerList })
        .take(MOST)
        .collect()
}

fn is_map_of_containers(tree: &Tree, map: NodeId) -> bool {
    let mut containers = tree.children(map).peekable();
    tree.kind(map) == Kind::Object
        && containers.peek().is_some()
        && containers.all(|container| {
            tree.kind(container) == Kind::Object && tree.key(container) != Some("jsonencode")
        })
}

/// The members of `object` called `name`, all of them.
fn named<'t>(tree: &'t Tree, object: NodeId, name: &'t str) -> impl Iterator<Item = NodeId> + 't {
    tree.children(object).filter(move |&child| tree.key(child) == Some(name))
}

/// The values of the task definitions of a plan or state: what they change to, or what they are.
fn planned(tree: &Tree, top: NodeId) -> Vec<Root> {
    let configured = terraform(tree, top);
    if !configured.is_empty() {
        return configured;
    }
    let changes: Vec<NodeId> = tree
        .member(top, "resource_changes")
        .into_iter()
        .flat_map(|list| tree.children(list))
        .filter(|&resource| has_type(tree, resource))
        .filter_map(|resource| tree.member(tree.member(resource, "change")?, "after"))
        .collect();
    let mut values = changes;
    if values.is_empty() {
        let holders = ["planned_values", "values"].into_iter().filter_map(|name| tree.member(top, name));
        let modules = holders.filter_map(|holder| tree.member(holder, "root_module"));
        modules.for_each(|module| of_module(tree, module, &mut values));
    }
    if values.is_empty() {
        let resources = tree.member(top, "resources").into_iter().flat_map(|list| tree.children(list));
        let instances = resources.filter(|&resource| has_type(tree, resource)).filter_map(|resource| {
            tree.member(resource, "instances").map(|instances| tree.children(instances))
        });
        values.extend(instances.flatten().filter_map(|instance| tree.member(instance, "attributes")));
    }
    values.into_iter().flat_map(|value| definition(tree, value)).take(MOST).collect()
}

/// The task definitions of a module and of those inside of it.
fn of_module(tree: &Tree, module: NodeId, values: &mut Vec<NodeId>) {
    let resources = tree.member(module, "resources").into_iter().flat_map(|list| tree.children(list));
    let of_type = resources.filter(|&resource| has_type(tree, resource));
    values.extend(of_type.filter_map(|resource| tree.member(resource, "values")));
    for child in tree.member(module, "child_modules").into_iter().flat_map(|list| tree.children(list)) {
        of_module(tree, child, values);
    }
}

fn has_type(tree: &Tree, resource: NodeId) -> bool {
    tree.member(resource, "type").and_then(|node| tree.string(node)) == Some("aws_ecs_task_definition")
}
