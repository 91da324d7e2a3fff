//! Changes of Terraform's source.

use super::Change;
use crate::syntax::tree::{NodeId, Tree};
use crate::text::{Edit, Span};

/// Edits that make `change` in a body or object whose entries stand on lines of their own; `None` where it cannot be
/// written.
pub(super) fn change(tree: &Tree, change: &Change<'_>) -> Option<Vec<Edit>> {
    let edit = match *change {
        Change::Replace { node, json } => Edit::replace(tree.span(node), literal(tree, node, json)?),
        Change::Rename { node, name } => {
            let key = tree.key_span(node)?;
            let is_quoted = key.of(tree.text()).starts_with('"');
            Edit::replace(key, if is_quoted { format!("\"{name}\"") } else { name.to_owned() })
        }
        Change::Remove { node } => remove(tree, node)?,
        Change::Insert { object, name, json, after } => {
            insert(tree, after?, name, &literal(tree, object, json)?)?
        }
    };
    Some(vec![edit])
}

/// A value as Terraform writes it: JSON is, but for variables in strings. Objects outside of `jsonencode` may have
/// to be blocks.
fn literal(tree: &Tree, place: NodeId, json: &str) -> Option<String> {
    let is_encoded = || {
        let mut ancestors = std::iter::successors(Some(place), |&node| tree.parent(node));
        ancestors.any(|node| tree.key(node) == Some("jsonencode"))
    };
    let may_be_block = json.contains('{') && json.starts_with(['{', '[']);
    (!may_be_block || is_encoded()).then(|| json.replace("${", "$${").replace("%{", "%%{"))
}

fn insert(tree: &Tree, after: NodeId, name: &str, literal: &str) -> Option<Edit> {
    let text = tree.text();
    let entry = tree.entry_span(after);
    let before = text.get(..entry.start as usize)?;
    let line = before.rsplit('\n').next().unwrap_or("");
    let (end, has_comma) = end_of_line(text, entry.end)?;
    let comma = if has_comma { "," } else { "" };
    line.trim().is_empty().then(|| Edit::insert(end, format!("\n{line}{name} = {literal}{comma}")))
}

fn remove(tree: &Tree, node: NodeId) -> Option<Edit> {
    let text = tree.text();
    let entry = tree.entry_span(node);
    let before = text.get(..entry.start as usize)?;
    let line = before.rsplit('\n').next().unwrap_or("");
    let (end, _) = end_of_line(text, entry.end)?;
    let start = entry.start - line.len() as u32;
    let line_break = u32::from(text.get(end as usize..)?.starts_with('\n'));
    line.trim().is_empty().then(|| Edit::delete(Span { start, end: end + line_break }))
}

/// The end of the line on which an entry ends at byte `at`, if nothing but a comma, blanks and a comment follows
/// there; and whether there is a comma.
fn end_of_line(text: &str, at: u32) -> Option<(u32, bool)> {
    let line = text.get(at as usize..)?.split('\n').next().unwrap_or("");
    let rest = line.trim_start();
    let (rest, has_comma) = rest.strip_prefix(',').map_or((rest, false), |rest| (rest, true));
    let rest = rest.trim();
    let is_free = rest.is_empty() || rest.starts_with('#') || rest.starts_with("//");
    is_free.then_some((at + line.trim_end_matches('\r').len() as u32, has_comma))
}
