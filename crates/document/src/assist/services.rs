//! Services beside a definition in the same text, which refer to its containers and ports by their names.

use std::collections::BTreeMap;

use super::names::Named;
use super::read::Read;
use crate::convert::Naming;
use crate::forms::Root;
use crate::syntax::{Kind, NodeId, Syntax, Tree};

/// The strings of services that name a container or port, by the name of the definition's resource.
pub(super) struct Services<'t> {
    by_resource: BTreeMap<&'t str, Vec<(Named, NodeId)>>,
}

impl<'t> Services<'t> {
    pub fn of(read: &'t Read) -> Self {
        let tree = read.source();
        let mut by_resource: BTreeMap<&str, Vec<(Named, NodeId)>> = BTreeMap::new();
        let services = match (read.naming(), tree.syntax()) {
            (Naming::CloudFormation, _) => of_template(tree),
            (Naming::Terraform, Syntax::Hcl) => of_terraform(tree),
            _ => Vec::new(),
        };
        for (resource, service) in services {
            by_resource.entry(resource).or_default().extend(names(tree, service));
        }
        Self { by_resource }
    }

    /// The strings of services that run the definition at `root`.
    pub fn that_run(&self, read: &Read, root: Root) -> &[(Named, NodeId)] {
        let source = read.source();
        let definition = read.place(root.node).node;
        let resource = match source.syntax() {
            Syntax::Hcl => Some(definition),
            _ => source.parent(definition),
        };
        let name = resource.and_then(|resource| source.key(resource)).unwrap_or("");
        self.by_resource.get(name).map_or(&[], |names| names)
    }
}

/// Services of a template, each with the resource that its `TaskDefinition` refers to.
fn of_template(tree: &Tree) -> Vec<(&str, NodeId)> {
    let resources = tree.member(tree.root(), "Resources").into_iter().flat_map(|all| tree.children(all));
    let of_type = resources.filter(|&resource| {
        tree.member(resource, "Type").and_then(|kind| tree.string(kind)) == Some("AWS::ECS::Service")
    });
    let properties = of_type.filter_map(|resource| tree.member(resource, "Properties"));
    properties
        .filter_map(|service| {
            let reference = tree.member(tree.member(service, "TaskDefinition")?, "Ref")?;
            Some((tree.string(reference)?, service))
        })
        .collect()
}

/// Services of Terraform source, each with the resource that its `task_definition` is an attribute of.
fn of_terraform(tree: &Tree) -> Vec<(&str, NodeId)> {
    let named = |object, name| tree.children(object).filter(move |&child| tree.key(child) == Some(name));
    let of_type = named(tree.root(), "resource").flat_map(|block| named(block, "aws_ecs_service"));
    let services = of_type.flat_map(|block| tree.children(block));
    services
        .filter_map(|service| {
            let reference = tree.member(service, "task_definition")?;
            let attribute = tree.source(reference).strip_prefix("aws_ecs_task_definition.")?;
            Some((attribute.split('.').next()?, service))
        })
        .collect()
}

fn names(tree: &Tree, service: NodeId) -> impl Iterator<Item = (Named, NodeId)> + '_ {
    let strings = tree.subtree(service).filter(|&node| tree.kind(node) == Kind::String);
    strings.filter_map(|node| match tree.key(node)? {
        "ContainerName" | "container_name" => Some((Named::Container, node)),
        "PortName" | "port_name" => Some((Named::Port, node)),
        _ => None,
    })
}
