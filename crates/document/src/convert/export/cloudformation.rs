use super::words_of;
use crate::convert::Naming;
use crate::convert::naming::shape_of;
use crate::schema::{Shape, Value, ValueKind, shapes};
use crate::syntax::{Kind, NodeId, Tree, is_plain};
use crate::text::quoted;

/// The end of every resource's name.
const SUFFIX: &str = "TaskDefinition";

/// The longest name of a resource that CloudFormation takes, in letters and digits.
const LONGEST_NAME: usize = 255;

/// More bytes of a name, and YAML wants to be told that it is one.
const LONGEST_SIMPLE_KEY: usize = 1000;

/// A template with the definition as its only resource.
pub(super) fn template(definition: &Tree) -> String {
    let root = definition.root();
    let family = definition.member(root, "family").and_then(|node| definition.string(node)).unwrap_or("");
    let mut name: String = words_of(family)
        .map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_ascii_uppercase() + rest
        })
        .collect();
    name.truncate(LONGEST_NAME - SUFFIX.len());
    name.push_str(SUFFIX);
    let mut writer = Block { tree: definition, text: String::new() };
    writer.text.push_str("AWSTemplateFormatVersion: \"2010-09-09\"\nResources:\n");
    writer.text.push_str(&format!("  {name}:\n    Type: AWS::ECS::TaskDefinition\n    Properties:"));
    if definition.children(root).next().is_none() {
        writer.text.push_str(" {}");
    }
    writer.members(root, Some(&shapes::TASK_DEFINITION), 3);
    writer.text.push('\n');
    writer.text
}

/// Writes YAML in block style.
struct Block<'t> {
    tree: &'t Tree,
    text: String,
}

impl Block<'_> {
    /// Members on lines of their own, `depth` steps from the margin.
    fn members(&mut self, object: NodeId, shape: Option<&'static Shape>, depth: usize) {
        let tree = self.tree;
        for (place, member) in tree.children(object).enumerate() {
            let key = tree.key(member).unwrap_or("");
            let known = shape.and_then(|shape| Some((shape, shape.member(key)?)));
            let name = known.map_or(key.into(), |(shape, it)| Naming::CloudFormation.member(shape, it.name));
            // The first member of a list's element follows the dash.
            if place > 0 || !self.text.ends_with("- ") {
                self.line(depth);
            }
            let name = plain_or_quoted(&name);
            let is_simple = name.len() <= LONGEST_SIMPLE_KEY;
            self.text.push_str(if is_simple { "" } else { "? " });
            self.text.push_str(&name);
            if !is_simple {
                self.line(depth);
            }
            self.text.push(':');
            self.value(member, known.map(|(_, it)| &it.value), depth);
        }
    }

    fn line(&mut self, depth: usize) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n("  ", depth));
    }

    /// The value of a member, after its colon.
    fn value(&mut self, node: NodeId, value: Option<&'static Value>, depth: usize) {
        let tree = self.tree;
        let is_empty = tree.children(node).next().is_none();
        match tree.kind(node) {
            Kind::Object if !is_empty => self.members(node, inner_shape(value), depth + 1),
            Kind::Array if !is_empty => self.elements(node, value, depth + 1),
            _ => {
                self.text.push(' ');
                self.scalar(node);
            }
        }
    }

    fn elements(&mut self, list: NodeId, value: Option<&'static Value>, depth: usize) {
        let tree = self.tree;
        for element in tree.children(list) {
            self.line(depth);
            self.text.push_str("- ");
            let is_empty = tree.children(element).next().is_none();
            match tree.kind(element) {
                Kind::Object if !is_empty => self.members(element, inner_shape(value), depth + 1),
                // Nobody nests lists here: what stands so is written on one line, as JSON.
                Kind::Array if !is_empty => self.text.extend(tree.source(element).lines().map(str::trim)),
                _ => self.scalar(element),
            }
        }
    }

    fn scalar(&mut self, node: NodeId) {
        let tree = self.tree;
        let written = match tree.kind(node) {
            Kind::Object => "{}".to_owned(),
            Kind::Array => "[]".to_owned(),
            Kind::String => plain_or_quoted(tree.string(node).unwrap_or("")),
            Kind::Placeholder | Kind::Missing => quoted(tree.source(node)),
            _ => tree.source(node).to_owned(),
        };
        self.text.push_str(&written);
    }
}

fn inner_shape(value: Option<&'static Value>) -> Option<&'static Shape> {
    value.filter(|value| !matches!(value.kind, ValueKind::Map(_))).and_then(shape_of)
}

fn plain_or_quoted(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}
