//! `local.name` and `var.name`, where the same text says what they are.

use std::collections::BTreeMap;

use crate::syntax::{Kind, NodeId, Tree};

/// How many references in a row are followed: `local.a` that is `local.b` that is …
const MOST_HOPS: usize = 16;

/// How many nodes references may stand for together. A few lines can name each other a billion times.
const BUDGET: usize = 1 << 16;

/// What the names of a text stand for.
#[derive(Default)]
pub(in crate::convert) struct References {
    /// By what stands in the text: `local.name`, `var.name`.
    values: BTreeMap<String, NodeId>,
    spent: usize,
    are_known: bool,
}

/// Whether a default is meant to be used. An empty one stands for what is given elsewhere.
fn says_something(tree: &Tree, default: NodeId) -> bool {
    match tree.kind(default) {
        Kind::Null => false,
        Kind::String => tree.string(default) != Some(""),
        Kind::Array | Kind::Object => tree.children(default).next().is_some(),
        _ => true,
    }
}

impl References {
    /// Those of the `locals` blocks of `tree`, and of variables with a default.
    pub fn of(tree: &Tree) -> Self {
        let mut values = BTreeMap::new();
        let blocks = |name| tree.children(tree.root()).filter(move |&block| tree.key(block) == Some(name));
        for value in blocks("locals").flat_map(|block| tree.children(block)) {
            values.insert(format!("local.{}", tree.key(value).unwrap_or("")), value);
        }
        for variable in blocks("variable").flat_map(|block| tree.children(block)) {
            if let Some(default) = tree.member(variable, "default").filter(|&it| says_something(tree, it)) {
                values.insert(format!("var.{}", tree.key(variable).unwrap_or("")), default);
            }
        }
        Self { values, spent: 0, are_known: true }
    }

    /// Whether the text was looked through.
    pub fn are_known(&self) -> bool {
        self.are_known
    }

    /// What the reference at `node` stands for; `None` where nothing refers, or where the text does not say.
    pub fn follow(&mut self, tree: &Tree, node: NodeId) -> Option<NodeId> {
        if self.values.is_empty() {
            return None;
        }
        let mut value = self.named(tree, node)?;
        for _ in 0..MOST_HOPS {
            match self.named(tree, value) {
                Some(next) => value = next,
                None => {
                    self.spent += tree.subtree(value).count();
                    let is_written =
                        !matches!(tree.kind(value), Kind::Placeholder | Kind::Missing | Kind::Null);
                    return (is_written && self.spent <= BUDGET).then_some(value);
                }
            }
        }
        None
    }

    /// What the name at `node` is the name of, with the members that are taken of it: `local.app.image`.
    fn named(&self, tree: &Tree, node: NodeId) -> Option<NodeId> {
        let written = match tree.kind(node) {
            Kind::Placeholder => tree.source(node),
            // All of a string, as Terraform 0.11 wants it.
            Kind::String => tree.string(node)?.strip_prefix("${")?.strip_suffix('}')?.trim(),
            _ => return None,
        };
        let mut parts = written.match_indices('.').skip(1).map(|(at, _)| at);
        let name_ends = parts.next().unwrap_or(written.len());
        let value = *self.values.get(written.get(..name_ends)?)?;
        let mut members = written.get(name_ends..)?.split('.').skip(1);
        members.try_fold(value, |value, name| tree.member(value, name))
    }
}
