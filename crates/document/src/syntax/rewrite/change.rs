use super::{hcl, yaml};
use super::{insert_first_member, insert_member, remove_entries, rename_member, replace_value};
use crate::syntax::tree::{NodeId, Syntax, Tree};
use crate::text::Edit;

/// A change of the structure. Values are given as JSON on one line, names as the text spells them.
#[derive(Clone, Copy, Debug)]
pub enum Change<'c> {
    /// Another value.
    Replace {
        /// The old one.
        node: NodeId,
        /// The new one.
        json: &'c str,
    },
    /// Another name for a member.
    Rename {
        /// The member's value.
        node: NodeId,
        /// The new name.
        name: &'c str,
    },
    /// A member or element goes.
    Remove {
        /// Its value.
        node: NodeId,
    },
    /// A new member.
    Insert {
        /// The object that gets it.
        object: NodeId,
        /// Its name.
        name: &'c str,
        /// Its value.
        json: &'c str,
        /// The member it follows; without one it comes first.
        after: Option<NodeId>,
    },
}

/// Edits that make `change` in the notation of the text: JSON, YAML in block or flow style, or Terraform. `None` where it
/// cannot be written.
#[must_use]
pub fn change(tree: &Tree, change: &Change<'_>) -> Option<Vec<Edit>> {
    let container = match *change {
        Change::Replace { node, .. } | Change::Rename { node, .. } | Change::Remove { node } => {
            tree.parent(node).unwrap_or(node)
        }
        Change::Insert { object, .. } => object,
    };
    let in_brackets = tree.source(container).starts_with(['{', '[']);
    match tree.syntax() {
        Syntax::Json => in_json(tree, change),
        Syntax::Yaml if in_brackets => in_json(tree, change),
        Syntax::Yaml => yaml::change(tree, change),
        Syntax::Hcl if is_json_in_hcl(tree, container) => in_json(tree, change),
        Syntax::Hcl => hcl::change(tree, change),
    }
}

/// Whether the entries of `container` are written as JSON, inside of a heredoc.
fn is_json_in_hcl(tree: &Tree, container: NodeId) -> bool {
    let mut ancestors = std::iter::successors(Some(container), |&node| tree.parent(node));
    ancestors.any(|node| tree.children(node).take(1).any(|first| has_colon(tree, first)))
}

fn has_colon(tree: &Tree, member: NodeId) -> bool {
    let after_name = tree.key_span(member).and_then(|key| tree.text().get(key.end as usize..));
    let is_quoted = tree.key_span(member).is_some_and(|key| key.of(tree.text()).starts_with('"'));
    is_quoted && after_name.is_some_and(|rest| rest.trim_start().starts_with(':'))
}

fn in_json(tree: &Tree, change: &Change<'_>) -> Option<Vec<Edit>> {
    Some(match *change {
        Change::Replace { node, json } => vec![replace_value(tree, node, json)],
        Change::Rename { node, name } => vec![rename_member(tree, node, name)?],
        Change::Remove { node } => remove_entries(tree, &[node]),
        Change::Insert { object, name, json, after: Some(after) } => {
            vec![insert_member(tree, object, name, json, &[tree.key(after)?])]
        }
        Change::Insert { object, name, json, after: None } => {
            vec![insert_first_member(tree, object, name, json)]
        }
    })
}
