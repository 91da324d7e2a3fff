//! Making a register input of what AWS printed.

use super::{Form, Recognised};
use crate::schema::shapes::read_only_members;
use crate::syntax::rewrite::{insert_member, remove_entries};
use crate::syntax::{Kind, NodeId, Tree, parse_json};
use crate::text::{Edit, Span, apply_edits};

/// The members of the definition `root` that only AWS's answers have, in document order.
pub fn read_only(tree: &Tree, root: NodeId) -> Vec<NodeId> {
    let is_read_only =
        |node: &NodeId| tree.key(*node).is_some_and(|key| read_only_members().any(|name| name == key));
    tree.children(root).filter(is_read_only).collect()
}

/// The nulls inside `root`, in document order.
pub fn nulls(tree: &Tree, root: NodeId) -> Vec<NodeId> {
    tree.subtree(root).filter(|&node| tree.kind(node) == Kind::Null).collect()
}

/// Edits that turn output of AWS into input of `RegisterTaskDefinition`: the wrapper, read-only members, nulls
/// and an empty list of tags go, tags beside the definition move in. The rest keeps its layout and order.
#[must_use]
pub fn clean_up(tree: &Tree, recognised: &Recognised) -> Vec<Edit> {
    let Some(root) = recognised.roots.first().filter(|_| recognised.form.is_described()) else {
        return Vec::new();
    };
    let root = root.node;
    let mut superfluous = read_only(tree, root);
    superfluous.extend(nulls(tree, root));
    superfluous.extend(tree.member(root, "tags").filter(|&tags| is_empty_list(tree, tags)));
    let edits = remove_entries(tree, &superfluous);
    match recognised.form {
        Form::DescribeOutput => unwrapped(tree, root, edits).into_iter().collect(),
        _ => edits,
    }
}

fn is_empty_list(tree: &Tree, node: NodeId) -> bool {
    tree.kind(node) == Kind::Array && tree.children(node).next().is_none()
}

/// One edit that puts the cleaned definition in place of the whole, moved left by its indentation.
fn unwrapped(tree: &Tree, root: NodeId, edits: Vec<Edit>) -> Option<Edit> {
    let span = tree.span(root);
    let inner: Vec<Edit> = edits.into_iter().filter_map(|edit| moved(edit, span)).collect();
    let cleaned = outdented(&apply_edits(span.of(tree.text()), &inner).ok()?);
    let tags_beside = tree.member(tree.root(), "tags").filter(|&tags| {
        tree.kind(tags) == Kind::Array && !is_empty_list(tree, tags) && tree.member(root, "tags").is_none()
    });
    let definition = match tags_beside {
        Some(tags) => with_tags(&cleaned, tree.source(tags))?,
        None => cleaned,
    };
    Some(Edit::replace(tree.span(tree.root()), definition))
}

/// The definition with tags at its end. They stood beside it, as deep as they stand inside it now.
fn with_tags(definition: &str, tags: &str) -> Option<String> {
    let tree = parse_json(definition).tree;
    let edit = insert_member(&tree, tree.root(), "tags", tags, &[]);
    apply_edits(definition, &[edit]).ok()
}

/// `edit` as one of the text inside `span`.
fn moved(edit: Edit, span: Span) -> Option<Edit> {
    let start = edit.span.start.checked_sub(span.start)?;
    let end = edit.span.end.checked_sub(span.start)?;
    Some(Edit { span: Span { start, end }, ..edit })
}

/// Takes from every line the indentation that the last one, the closing bracket, has.
fn outdented(text: &str) -> String {
    let last = text.rsplit('\n').next().unwrap_or("");
    let indentation = last.len() - last.trim_start_matches([' ', '\t']).len();
    let margin = last.get(..indentation).unwrap_or("");
    let lines: Vec<&str> = text.split('\n').map(|line| line.strip_prefix(margin).unwrap_or(line)).collect();
    lines.join("\n")
}
