//! The whole definition with what ECS fills in, as JSON.

use super::{Filled, fill};
use crate::JudgeOptions;
use crate::document::Document;
use crate::lint::{Context, Target};
use crate::schema::shapes::read_only_members;
use crate::syntax::{Kind, NodeId, Tree, is_json_number};
use crate::text::quoted;

/// Every definition of `text` as ECS works with it, in plain JSON: what is written, in its order, and after it what
/// is filled in. What AWS would not take when it is written is left out, and so are nulls, members that only
/// answers have, and what a later member of the same name replaces. A template token becomes a string.
#[must_use]
pub fn effective_definitions(text: &str, target: Option<Target>) -> Vec<String> {
    if text.len() > crate::MAX_TEXT {
        return Vec::new();
    }
    let document = Document::read(text);
    let (tree, roots) = document.definitions();
    let form = document.recognised.form;
    let options = JudgeOptions { target, ..JudgeOptions::default() };
    let definition = |&root| {
        let mut filled = fill(&Context::new(tree, root, form, &options));
        filled.retain(|filled| filled.writable && filled.value.is_some());
        ecs_sort::sort_by_key(&mut filled, |filled| filled.object);
        let mut writer = Writer { tree, filled: &filled, out: String::new() };
        writer.value(root.node, 0);
        writer.out
    };
    roots.iter().map(definition).collect()
}

struct Writer<'t> {
    tree: &'t Tree,
    /// In the order of the objects they belong to.
    filled: &'t [Filled],
    out: String,
}

impl Writer<'_> {
    /// Writes `node`; what is inside of it stands `depth` steps to the right. Trees are of bounded depth.
    fn value(&mut self, node: NodeId, depth: usize) {
        let source = self.tree.source(node);
        match self.tree.kind(node) {
            Kind::Object => self.object(node, depth),
            Kind::Array => {
                let elements: Vec<NodeId> = self.tree.children(node).collect();
                self.entries(('[', ']'), &elements, &[], depth);
            }
            Kind::String => self.out.push_str(&quoted(self.tree.string(node).unwrap_or(""))),
            Kind::Number if is_json_number(source) => self.out.push_str(source),
            Kind::Number | Kind::Placeholder => self.out.push_str(&quoted(source)),
            Kind::Bool(value) => self.out.push_str(if value { "true" } else { "false" }),
            Kind::Null | Kind::Missing => self.out.push_str("null"),
        }
    }

    fn object(&mut self, object: NodeId, depth: usize) {
        let shadowed = self.tree.shadowed_members(object);
        let is_shadowed =
            |child: &NodeId| shadowed.binary_search_by_key(child, |(earlier, _)| *earlier).is_ok();
        let is_left_out = |child: &NodeId| {
            let key = self.tree.key(*child).unwrap_or("");
            let is_nothing = matches!(self.tree.kind(*child), Kind::Null | Kind::Missing) || key.is_empty();
            // AWS prints a list of tags where there are none, and does not take it back.
            let is_no_tag = key == "tags" && self.tree.children(*child).next().is_none();
            is_nothing || (depth == 0 && (is_no_tag || read_only_members().any(|name| name == key)))
        };
        let children = self.tree.children(object);
        let members: Vec<NodeId> = children.filter(|it| !is_shadowed(it) && !is_left_out(it)).collect();
        let from = self.filled.partition_point(|filled| filled.object < object);
        let rest = self.filled.get(from..).unwrap_or(&[]);
        let own = rest.iter().take_while(|filled| filled.object == object).count();
        self.entries(('{', '}'), &members, rest.get(..own).unwrap_or(&[]), depth);
    }

    fn entries(&mut self, brackets: (char, char), entries: &[NodeId], filled: &[Filled], depth: usize) {
        self.out.push(brackets.0);
        let mut separator = "";
        for &entry in entries {
            self.begin(separator, depth + 1);
            if let Some(key) = self.tree.key(entry) {
                self.out.push_str(&quoted(key));
                self.out.push_str(": ");
            }
            self.value(entry, depth + 1);
            separator = ",";
        }
        for Filled { member, value, .. } in filled {
            self.begin(separator, depth + 1);
            self.out.push_str(&quoted(member));
            self.out.push_str(": ");
            self.out.push_str(value.as_deref().unwrap_or("null"));
            separator = ",";
        }
        if !separator.is_empty() {
            self.begin("", depth);
        }
        self.out.push(brackets.1);
    }

    fn begin(&mut self, separator: &str, depth: usize) {
        self.out.push_str(separator);
        self.out.push('\n');
        self.out.push_str(&"  ".repeat(depth));
    }
}
