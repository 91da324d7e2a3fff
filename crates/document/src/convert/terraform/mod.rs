//! Terraform's `aws_ecs_task_definition` as register input: from source, plans and states.
//!
//! The arguments are in snake_case, blocks may come several times, and containers are the API's JSON. What
//! Terraform computes is unknown, but for local values and defaults of variables that the same text writes out; what
//! it knows for itself (`lifecycle`, `count`, `skip_destroy`) is not ECS's.

mod containers;
mod references;

pub(super) use references::References;

use super::naming::{Naming, shape_of};
use super::writer::Writer;
use crate::schema::{Member, Shape, Value, ValueKind, shapes};
use crate::syntax::{Kind, NodeId, Syntax, Tree};
use crate::task_definition::At;

/// Arguments and attributes that are not ECS's.
const OWN: [&str; 17] = [
    "arn",
    "arn_without_revision",
    "connection",
    "count",
    "depends_on",
    "for_each",
    "id",
    "lifecycle",
    "provider",
    "provisioner",
    "region",
    "revision",
    "skip_destroy",
    "tags_all",
    "timeouts",
    "track_latest",
    "dynamic",
];

/// Writes the arguments of a resource, or the attributes of one in a plan or state.
pub(super) fn write(writer: &mut Writer<'_>, resource: NodeId) {
    let tree = writer.source;
    learn_references(writer);
    writer.open_object(writer.at(resource));
    members(writer, resource, &shapes::TASK_DEFINITION);
    for child in tree.children(resource) {
        let name = tree.key(child).unwrap_or("");
        if !OWN.contains(&name) && !name.is_empty() && member(&shapes::TASK_DEFINITION, name).is_none() {
            writer.note(child, format!("'{name}' is no argument that ECS knows of; it is left out."));
        }
    }
    computed(writer, resource);
    writer.close();
}

/// Writes the containers that a module is given as a map by their names. The module adds members of its own; what it
/// calls otherwise than the API is left to it.
pub(super) fn write_containers(writer: &mut Writer<'_>, map: NodeId) {
    learn_references(writer);
    let tree = writer.source;
    writer.open_list(writer.at(map));
    for container in tree.children(map).filter(|&container| tree.kind(container) == Kind::Object) {
        let at = writer.at(container);
        writer.element();
        writer.open_object(at);
        if tree.member(container, "name").is_none() {
            let span = tree.key_span(container).unwrap_or(at.span);
            writer.member("name", None);
            writer.string(tree.key(container).unwrap_or(""), At { node: container, span });
        }
        containers::known_members(writer, container);
        writer.members_to_come(at);
        writer.close();
    }
    writer.close();
}

fn learn_references(writer: &mut Writer<'_>) {
    if writer.source.syntax() == Syntax::Hcl && !writer.references.are_known() {
        writer.references = References::of(writer.source);
    }
}

/// The member of `shape` that Terraform calls `name`.
fn member(shape: &'static Shape, name: &str) -> Option<&'static Member> {
    shape.members.iter().find(|member| Naming::Terraform.is_called(shape, member.name, name))
}

/// What a plan knows only after it is applied.
fn computed(writer: &mut Writer<'_>, values: NodeId) {
    let tree = writer.source;
    let Some(holder) = tree.parent(values) else { return };
    if let Some(unknown) = tree.member(holder, "after_unknown") {
        for child in tree.children(unknown) {
            let name = tree.key(child).unwrap_or("");
            let is_unknown = tree.kind(child) == Kind::Bool(true) && tree.member(values, name).is_none();
            if let Some(member) = member(&shapes::TASK_DEFINITION, name).filter(|_| is_unknown) {
                writer.member_of(member.name, child);
                writer.unknown(name, writer.at(child));
            }
        }
    } else if tree.member(tree.root(), "planned_values").is_some() {
        writer.members_to_come(writer.at(values));
    }
}

fn members(writer: &mut Writer<'_>, object: NodeId, shape: &'static Shape) {
    let tree = writer.source;
    let mut written: Vec<&'static str> = Vec::new();
    for child in tree.children(object) {
        let name = tree.key(child).unwrap_or("");
        if name.is_empty() && tree.kind(child) == Kind::Placeholder {
            writer.members_to_come(writer.at(child));
        } else if name == "dynamic" {
            dynamic(writer, child, shape);
        } else if let Some(member) = member(shape, name)
            && !is_absent(tree, child)
            && !written.contains(&member.name)
        {
            written.push(member.name);
            argument(writer, object, child, member);
        }
    }
}

/// Blocks that a `dynamic` block makes: how many there will be is not known.
fn dynamic(writer: &mut Writer<'_>, block: NodeId, shape: &'static Shape) {
    let tree = writer.source;
    for made in tree.children(block) {
        if let Some(member) = tree.key(made).and_then(|name| member(shape, name)) {
            writer.member_of(member.name, made);
            writer.unknown(member.name, writer.at(made));
        }
    }
}

/// Null, and what plans and states hold for what is not set, which is as good as not set in source too.
fn is_absent(tree: &Tree, node: NodeId) -> bool {
    let is_empty_list = tree.kind(node) == Kind::Array && tree.children(node).next().is_none();
    let is_empty = tree.string(node) == Some("") && tree.key(node) != Some("family");
    tree.kind(node) == Kind::Null || is_empty || is_empty_list
}

/// Writes the argument at `node` of `object`; a block may stand there several times.
fn argument(writer: &mut Writer<'_>, object: NodeId, node: NodeId, member: &'static Member) {
    let (tree, at) = (writer.source, writer.at(node));
    writer.member_of(member.name, node);
    match (member.name, &member.value.kind) {
        ("containerDefinitions", _) => containers::write(writer, node),
        ("tags", _) => pairs(writer, node, ["key", "value"]),
        ("properties", _) => pairs(writer, node, ["name", "value"]),
        (_, ValueKind::List(list)) if shape_of(list.element).is_some() => {
            writer.open_list(at);
            let name = tree.key(node);
            for block in tree.children(object).filter(|&block| tree.key(block) == name) {
                blocks(writer, block, list.element);
            }
            writer.close();
        }
        (_, ValueKind::Object(_)) if tree.kind(node) == Kind::Array => match tree.children(node).next() {
            Some(only) => value(writer, only, &member.value),
            None => writer.unknown(member.name, at),
        },
        _ => value(writer, node, &member.value),
    }
}

/// The elements that one block, or a list of them, stands for.
fn blocks(writer: &mut Writer<'_>, block: NodeId, element: &'static Value) {
    let tree = writer.source;
    if tree.kind(block) == Kind::Array {
        for inner in tree.children(block) {
            writer.element();
            value(writer, inner, element);
        }
    } else {
        writer.element();
        value(writer, block, element);
    }
}

/// A map as the list of pairs that the API takes.
fn pairs(writer: &mut Writer<'_>, node: NodeId, [name, value]: [&str; 2]) {
    let node = followed(writer, node);
    let (tree, at) = (writer.source, writer.at(node));
    if tree.kind(node) != Kind::Object {
        return value_or_unknown(writer, node);
    }
    writer.open_list(at);
    for child in tree.children(node).filter(|&child| tree.kind(child) != Kind::Null) {
        writer.element();
        if tree.kind(child) == Kind::Placeholder && tree.key(child) == Some("") {
            unknown(writer, child);
            continue;
        }
        writer.open_object(writer.at(child));
        writer.member_of(name, child);
        writer.string(tree.key(child).unwrap_or(""), writer.at(child));
        writer.member_of(value, child);
        text(writer, child);
        writer.close();
    }
    writer.close();
}

fn value_or_unknown(writer: &mut Writer<'_>, node: NodeId) {
    match writer.source.kind(node) {
        Kind::Placeholder => unknown(writer, node),
        _ => writer.copy(node),
    }
}

fn unknown(writer: &mut Writer<'_>, node: NodeId) {
    let source = writer.source.source(node);
    let is_reference = source.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    let name = if is_reference { source } else { "computed" };
    writer.unknown(name, writer.at(node));
    let written = writer.source.key(node).unwrap_or("An element");
    let shown = source.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = crate::lint::words::shortened(&shown);
    writer.note(node, format!("{written} is known only to Terraform: {shown}."));
}

/// The value at `node`, or what it refers to. Values that hold themselves end where nothing is written any more.
fn followed(writer: &mut Writer<'_>, node: NodeId) -> NodeId {
    if writer.is_too_deep() {
        return node;
    }
    writer.references.follow(writer.source, node).unwrap_or(node)
}

fn value(writer: &mut Writer<'_>, node: NodeId, expected: &'static Value) {
    let node = followed(writer, node);
    let (tree, at) = (writer.source, writer.at(node));
    match (tree.kind(node), &expected.kind) {
        (Kind::Placeholder, _) => unknown(writer, node),
        (Kind::Object, ValueKind::Object(shape)) => {
            writer.open_object(at);
            host_path(writer, node, shape);
            members(writer, node, shape);
            writer.close();
        }
        (Kind::Object, ValueKind::Map(_)) => {
            writer.open_object(at);
            for child in tree.children(node).filter(|&child| tree.kind(child) != Kind::Null) {
                writer.member_of(tree.key(child).unwrap_or(""), child);
                text(writer, child);
            }
            writer.close();
        }
        (Kind::Array, ValueKind::List(list)) => {
            writer.open_list(at);
            for element in tree.children(node) {
                writer.element();
                value(writer, element, list.element);
            }
            writer.close();
        }
        (_, ValueKind::Text(_) | ValueKind::Choice(_)) => text(writer, node),
        (Kind::String, ValueKind::Integer(_)) if is_whole(tree.string(node)) => {
            writer.number(tree.string(node).unwrap_or(""), at);
        }
        (Kind::String, ValueKind::Boolean) if matches!(tree.string(node), Some("true" | "false")) => {
            writer.scalar(tree.string(node).unwrap_or(""), at);
        }
        _ => writer.copy(node),
    }
}

fn is_whole(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A string; Terraform makes one of numbers and booleans.
fn text(writer: &mut Writer<'_>, node: NodeId) {
    let node = followed(writer, node);
    let (tree, at) = (writer.source, writer.at(node));
    match tree.kind(node) {
        Kind::Number => writer.string(tree.number(node).unwrap_or(""), at),
        Kind::Bool(flag) => writer.string(if flag { "true" } else { "false" }, at),
        Kind::Placeholder => unknown(writer, node),
        _ => writer.copy(node),
    }
}

/// A volume's `host_path` is the API's `host.sourcePath`.
fn host_path(writer: &mut Writer<'_>, volume: NodeId, shape: &'static Shape) {
    let tree = writer.source;
    if !std::ptr::eq(shape, &shapes::VOLUME) {
        return;
    }
    if let Some(path) = tree.member(volume, "host_path").filter(|&path| !is_absent(tree, path)) {
        writer.member_of("host", path);
        writer.open_object(writer.at(path));
        writer.member_of("sourcePath", path);
        text(writer, path);
        writer.close();
    }
}
