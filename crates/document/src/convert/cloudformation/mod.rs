//! CloudFormation's properties as register input.
//!
//! The names are in PascalCase, the values as the API's, but for what a template allows: numbers and booleans
//! as strings and the other way round, and intrinsic functions in the place of any value. Functions whose result
//! is plain from the template (`!Sub` without variables, `!Join` of literals) are resolved; the others are
//! unknown.

mod intrinsics;
mod words;

pub(crate) use words::cloudformation_text;

use super::naming::{Naming, shape_of};
use super::writer::Writer;
use crate::forms::{Root, RootKind};
use crate::schema::{CONTAINER, Shape, Value, ValueKind, shapes};
use crate::syntax::{Kind, NodeId};
use crate::text::has_template_token;
use intrinsics::Meaning;

/// Writes the properties at `root`.
pub(super) fn write(writer: &mut Writer<'_>, root: Root) {
    match root.kind {
        RootKind::ContainerList => {
            writer.open_list(writer.at(root.node));
            elements(writer, root.node, &CONTAINER);
            writer.close();
        }
        RootKind::TaskDefinition | RootKind::Container => {
            writer.open_object(writer.at(root.node));
            family(writer, root.node);
            members(writer, root.node, &shapes::TASK_DEFINITION);
            writer.close();
        }
    }
}

/// CloudFormation makes up a family where none is given, from the names of the stack and of the resource.
fn family(writer: &mut Writer<'_>, properties: NodeId) {
    let tree = writer.source;
    let is_open = tree.has_members_to_come(properties) || tree.member(properties, "Fn::Transform").is_some();
    if tree.member(properties, "Family").is_some() || is_open {
        return;
    }
    let resource = tree.parent(properties).filter(|&parent| tree.member(parent, "Type").is_some());
    let name = resource.and_then(|resource| tree.key(resource)).unwrap_or("TaskDefinition").to_owned();
    let at = resource.map_or(writer.at(properties), |resource| {
        let span = tree.key_span(resource).unwrap_or_else(|| tree.span(properties));
        crate::task_definition::At { node: resource, span }
    });
    writer.member("family", None);
    writer.string(&name, at);
    writer
        .note(properties, format!("Family is not given. CloudFormation makes one up; here it is '{name}'."));
}

fn members(writer: &mut Writer<'_>, object: NodeId, shape: &'static Shape) {
    let tree = writer.source;
    for child in tree.children(object) {
        let name = tree.key(child).unwrap_or("");
        let member =
            shape.members.iter().find(|member| Naming::CloudFormation.is_called(shape, member.name, name));
        match member {
            Some(member) => {
                if !is_no_value(writer, child) {
                    writer.member_of(member.name, child);
                    value(writer, child, &member.value);
                }
            }
            // What a macro or an included file adds.
            None if name.starts_with("Fn::") => writer.members_to_come(writer.at(child)),
            None => {
                writer.member_of(&stranger(shape, name), child);
                writer.copy(child);
            }
        }
    }
}

/// The name under which a property is written that CloudFormation does not have: never one that the API has.
fn stranger(shape: &'static Shape, name: &str) -> String {
    match shape.member(name) {
        Some(member) => Naming::CloudFormation.member(shape, member.name).into_owned(),
        None => name.to_owned(),
    }
}

fn value(writer: &mut Writer<'_>, node: NodeId, expected: &'static Value) {
    let (tree, at) = (writer.source, writer.at(node));
    if let Some(meaning) = intrinsics::meaning(tree, node) {
        return match meaning {
            Meaning::Text(text) => {
                if has_template_token(&text) {
                    let written = tree.key(node).unwrap_or("An element");
                    let function = words::shown(tree, node);
                    writer.note(
                        node,
                        format!("{written} has variables that CloudFormation fills in: {function}."),
                    );
                }
                scalar(writer, node, &text, expected);
            }
            Meaning::Unknown(name) | Meaning::NoValue(name) => {
                let written = tree.key(node).unwrap_or("An element");
                let function = words::shown(tree, node);
                writer.note(node, format!("{written} is known only to CloudFormation: {function}."));
                writer.unknown(&name, at);
            }
        };
    }
    match (tree.kind(node), &expected.kind) {
        (Kind::Object, ValueKind::Object(_)) => {
            writer.open_object(at);
            if let Some(shape) = shape_of(expected) {
                members(writer, node, shape);
            }
            writer.close();
        }
        (Kind::Object, ValueKind::Map(entry)) => {
            writer.open_object(at);
            for child in tree.children(node) {
                let name = tree.key(child).unwrap_or("");
                if name.starts_with("Fn::") {
                    writer.members_to_come(writer.at(child));
                } else if !is_no_value(writer, child) {
                    writer.member_of(name, child);
                    value(writer, child, entry);
                }
            }
            writer.close();
        }
        (Kind::Array, ValueKind::List(list)) => {
            writer.open_list(at);
            elements(writer, node, list.element);
            writer.close();
        }
        (Kind::String, _) => scalar(writer, node, tree.string(node).unwrap_or(""), expected),
        (Kind::Number, ValueKind::Text(_) | ValueKind::Choice(_)) => {
            writer.string(tree.number(node).unwrap_or(""), at);
        }
        (Kind::Bool(flag), ValueKind::Text(_) | ValueKind::Choice(_)) => {
            writer.string(if flag { "true" } else { "false" }, at);
        }
        _ => writer.copy(node),
    }
}

fn elements(writer: &mut Writer<'_>, list: NodeId, element: &'static Value) {
    let tree = writer.source;
    for child in tree.children(list) {
        if !is_no_value(writer, child) {
            writer.element();
            value(writer, child, element);
        }
    }
}

/// Whether a reference to `AWS::NoValue` takes the member or element away.
fn is_no_value(writer: &Writer<'_>, node: NodeId) -> bool {
    matches!(intrinsics::meaning(writer.source, node), Some(Meaning::NoValue(_)))
}

/// A string, or the number or boolean that belongs here and that it spells.
fn scalar(writer: &mut Writer<'_>, node: NodeId, text: &str, expected: &'static Value) {
    let at = writer.at(node);
    let is_whole = text.parse::<i64>().is_ok_and(|number| number.to_string() == text);
    match &expected.kind {
        ValueKind::Integer(_) if is_whole => writer.scalar(text, at),
        ValueKind::Boolean => match boolean(text) {
            Some(flag) => writer.scalar(flag, at),
            None => writer.string(text, at),
        },
        _ => writer.string(text, at),
    }
}

/// What templates take for a boolean: the words of YAML 1.1.
fn boolean(text: &str) -> Option<&'static str> {
    let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is(&["true", "yes", "on"]) {
        Some("true")
    } else if is(&["false", "no", "off"]) {
        Some("false")
    } else {
        None
    }
}
