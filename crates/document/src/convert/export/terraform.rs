use super::words_of;
use crate::convert::Naming;
use crate::convert::naming::shape_of;
use crate::schema::{Member, Shape, ValueKind, shapes};
use crate::syntax::{Kind, NodeId, Tree};
use crate::text::quoted;

/// The definition as a resource.
pub(super) fn resource(definition: &Tree) -> String {
    let root = definition.root();
    let family = definition.member(root, "family").and_then(|node| definition.string(node)).unwrap_or("");
    let mut name = words_of(family).collect::<Vec<_>>().join("_").to_ascii_lowercase();
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        name.insert_str(0, "task_");
    }
    let mut writer = Source { tree: definition, text: String::new() };
    writer.text.push_str(&format!("resource \"aws_ecs_task_definition\" {} {{", hcl_string(&name)));
    writer.arguments(root, &shapes::TASK_DEFINITION, 1);
    writer.text.push_str("\n}\n");
    writer.text
}

/// Writes Terraform's source.
struct Source<'t> {
    tree: &'t Tree,
    text: String,
}

impl Source<'_> {
    fn line(&mut self, depth: usize) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n("  ", depth));
    }

    /// The members of an object as arguments and blocks, `depth` steps from the margin.
    fn arguments(&mut self, object: NodeId, shape: &'static Shape, depth: usize) {
        let tree = self.tree;
        for node in tree.children(object) {
            let key = tree.key(node).unwrap_or("");
            match shape.member(key) {
                Some(member) => self.argument(node, shape, member, depth),
                None => self.assign(key, node, depth),
            }
        }
    }

    fn argument(&mut self, node: NodeId, shape: &'static Shape, member: &'static Member, depth: usize) {
        let tree = self.tree;
        let name = Naming::Terraform.member(shape, member.name);
        let is_written_out = matches!(tree.kind(node), Kind::Object | Kind::Array);
        if !is_written_out {
            return self.assign(&name, node, depth);
        }
        match (member.name, &member.value.kind) {
            ("containerDefinitions", _) => {
                self.line(depth);
                self.text.push_str("container_definitions = jsonencode(");
                self.expression(node, depth);
                self.text.push(')');
            }
            ("tags", _) => self.pairs(&name, node, ["key", "value"], depth),
            ("properties", _) => self.pairs(&name, node, ["name", "value"], depth),
            ("host", _) => {
                if let Some(path) = tree.member(node, "sourcePath") {
                    self.assign("host_path", path, depth);
                }
            }
            (_, ValueKind::List(list)) => match shape_of(list.element) {
                Some(shape) => tree.children(node).for_each(|block| self.block(&name, block, shape, depth)),
                None => self.assign(&name, node, depth),
            },
            (_, ValueKind::Object(inner)) => self.block(&name, node, inner, depth),
            _ => self.assign(&name, node, depth),
        }
    }

    fn block(&mut self, name: &str, node: NodeId, shape: &'static Shape, depth: usize) {
        self.line(depth);
        self.text.push_str(name);
        self.text.push_str(" {");
        self.arguments(node, shape, depth + 1);
        self.line(depth);
        self.text.push('}');
    }

    fn assign(&mut self, name: &str, node: NodeId, depth: usize) {
        self.line(depth);
        self.text.push_str(&name_or_string(name));
        self.text.push_str(" = ");
        self.expression(node, depth);
    }

    /// A list of names and values as a map.
    fn pairs(&mut self, argument: &str, list: NodeId, [name, value]: [&str; 2], depth: usize) {
        let tree = self.tree;
        self.line(depth);
        self.text.push_str(argument);
        self.text.push_str(" = {");
        for pair in tree.children(list) {
            let name = tree.member(pair, name).and_then(|node| tree.string(node));
            if let (Some(name), Some(value)) = (name, tree.member(pair, value)) {
                self.assign(name, value, depth + 1);
            }
        }
        self.line(depth);
        self.text.push('}');
    }

    fn expression(&mut self, node: NodeId, depth: usize) {
        let tree = self.tree;
        let is_empty = tree.children(node).next().is_none();
        match tree.kind(node) {
            Kind::Object if is_empty => self.text.push_str("{}"),
            Kind::Array if is_empty => self.text.push_str("[]"),
            Kind::Object => {
                self.text.push('{');
                for member in tree.children(node) {
                    self.assign(tree.key(member).unwrap_or(""), member, depth + 1);
                }
                self.line(depth);
                self.text.push('}');
            }
            Kind::Array => self.list(node, depth),
            Kind::String => self.text.push_str(&hcl_string(tree.string(node).unwrap_or(""))),
            Kind::Placeholder | Kind::Missing => self.text.push_str(&hcl_string(tree.source(node))),
            _ => self.text.push_str(tree.source(node)),
        }
    }

    /// A list: on one line unless it holds objects.
    fn list(&mut self, list: NodeId, depth: usize) {
        let tree = self.tree;
        let has_objects = tree.children(list).any(|element| tree.kind(element) == Kind::Object);
        self.text.push('[');
        for (place, element) in tree.children(list).enumerate() {
            if place > 0 {
                self.text.push_str(if has_objects { "," } else { ", " });
            }
            if has_objects {
                self.line(depth + 1);
            }
            self.expression(element, depth + 1);
        }
        if has_objects {
            self.line(depth);
        }
        self.text.push(']');
    }
}

fn name_or_string(name: &str) -> String {
    let starts_well = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if starts_well && is_name { name.to_owned() } else { hcl_string(name) }
}

/// `text` in quotes, so that nothing in it is taken for a variable.
fn hcl_string(text: &str) -> String {
    quoted(text).replace("${", "$${").replace("%{", "%%{")
}
