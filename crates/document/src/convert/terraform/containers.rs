//! `container_definitions`: a list of containers as JSON, in whatever way it is written.

use super::{followed, unknown};
use crate::convert::naming::shape_of;
use crate::convert::writer::Writer;
use crate::schema::{Shape, ValueKind, shapes};
use crate::syntax::{Kind, NodeId, Tree, parse_json};

/// Writes the containers that the argument at `node` holds.
pub(super) fn write(writer: &mut Writer<'_>, node: NodeId) {
    let node = followed(writer, node);
    let tree = writer.source;
    if let Some(encoded) = encoded(tree, node) {
        return value(writer, encoded, Some(&shapes::CONTAINER_DEFINITION));
    }
    match tree.kind(node) {
        Kind::String => {
            let parsed = parse_json(tree.string(node).unwrap_or(""));
            if parsed.tree.kind(parsed.tree.root()) == Kind::Array {
                writer.embed(&parsed.tree, parsed.tree.root(), node);
            } else {
                unknown(writer, node);
            }
        }
        Kind::Placeholder => unknown(writer, node),
        _ => value(writer, node, Some(&shapes::CONTAINER_DEFINITION)),
    }
}

/// The argument of `jsonencode` at `node`.
fn encoded(tree: &Tree, node: NodeId) -> Option<NodeId> {
    let mut members = tree.children(node);
    let only = members.next().filter(|_| members.next().is_none())?;
    (tree.key(only) == Some("jsonencode")).then_some(only)
}

/// Writes JSON as Terraform's provider reads it: nulls are absent, names count in any letter case.
fn value(writer: &mut Writer<'_>, node: NodeId, shape: Option<&'static Shape>) {
    let node = followed(writer, node);
    let (tree, at) = (writer.source, writer.at(node));
    match tree.kind(node) {
        Kind::Object if encoded(tree, node).is_some() => writer.unknown("jsonencode", at),
        Kind::Object => {
            writer.open_object(at);
            for child in tree.children(node) {
                member(writer, child, shape);
            }
            writer.close();
        }
        Kind::Array => {
            writer.open_list(at);
            for element in tree.children(node) {
                writer.element();
                value(writer, element, shape);
            }
            writer.close();
        }
        Kind::Placeholder => unknown(writer, node),
        _ => writer.copy(node),
    }
}

/// Writes the members of `container` that are the API's by their exact names.
pub(super) fn known_members(writer: &mut Writer<'_>, container: NodeId) {
    let tree = writer.source;
    for child in tree.children(container) {
        let shape = &shapes::CONTAINER_DEFINITION;
        if tree.key(child).is_some_and(|name| shape.member(name).is_some()) {
            member(writer, child, Some(shape));
        }
    }
}

fn member(writer: &mut Writer<'_>, node: NodeId, shape: Option<&'static Shape>) {
    let tree = writer.source;
    let name = tree.key(node).unwrap_or("");
    if tree.kind(node) == Kind::Placeholder && name.is_empty() {
        return writer.members_to_come(writer.at(node));
    }
    if tree.kind(node) == Kind::Null {
        return;
    }
    let known = shape.and_then(|shape| shape.members.iter().find(|it| it.name.eq_ignore_ascii_case(name)));
    writer.member_of(known.map_or(name, |member| member.name), node);
    let inner = known.and_then(|member| match member.value.kind {
        ValueKind::Map(_) => None,
        _ => shape_of(&member.value),
    });
    value(writer, node, inner);
}
