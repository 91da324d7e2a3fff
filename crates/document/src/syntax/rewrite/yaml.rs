//! Changes of YAML in block style.

use super::Change;
use crate::syntax::parser::parse_json;
use crate::syntax::tree::{NodeId, Tree};
use crate::syntax::yaml::is_plain;
use crate::text::{Edit, Span, quoted};

/// Edits that make `change` in a block; `None` where it cannot be written.
pub(super) fn change(tree: &Tree, change: &Change<'_>) -> Option<Vec<Edit>> {
    let edit = match *change {
        Change::Replace { node, json } => replace(tree, node, json)?,
        Change::Rename { node, name } => Edit::replace(tree.key_span(node)?, plain_or_quoted(name)),
        Change::Remove { node } => remove(tree, node)?,
        Change::Insert { object, name, json, after } => insert(tree, object, name, json, after)?,
    };
    Some(vec![edit])
}

fn plain_or_quoted(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A value as YAML on one line: JSON is, but nobody quotes plain words.
fn on_one_line(json: &str) -> String {
    let tree = parse_json(json).tree;
    tree.string(tree.root()).map_or_else(|| json.to_owned(), plain_or_quoted)
}

fn replace(tree: &Tree, node: NodeId, json: &str) -> Option<Edit> {
    let (span, source) = (tree.span(node), tree.source(node));
    let is_quoted = source.starts_with(['"', '\'']);
    let new = if is_quoted { json.to_owned() } else { on_one_line(json) };
    if !source.is_empty() && !source.contains('\n') {
        return Some(Edit::replace(span, new));
    }
    // Nothing, or a block on lines of its own: the new value follows the colon.
    let after_colon = tree.key_span(node)?.end + 1;
    let between = Span { start: after_colon, end: span.end.max(after_colon) };
    let has_comment = between.of(tree.text()).contains('#');
    let colon = Span { start: after_colon - 1, end: after_colon }.of(tree.text());
    (colon == ":" && !has_comment).then(|| Edit::replace(between, format!(" {new}")))
}

fn insert(tree: &Tree, object: NodeId, name: &str, json: &str, after: Option<NodeId>) -> Option<Edit> {
    let first = tree.key_span(tree.children(object).next()?)?.start;
    let indentation = " ".repeat(column(tree.text(), first)?);
    let member = format!("{}: {}", plain_or_quoted(name), on_one_line(json));
    let line_break = if tree.text().contains("\r\n") { "\r\n" } else { "\n" };
    match after {
        Some(after) => {
            let end = end_of_line(tree.text(), tree.entry_span(after).end)?;
            Some(Edit::insert(end, format!("{line_break}{indentation}{member}")))
        }
        None => Some(Edit::insert(first, format!("{member}{line_break}{indentation}"))),
    }
}

fn remove(tree: &Tree, node: NodeId) -> Option<Edit> {
    let text = tree.text();
    let siblings = tree.children(tree.parent(node)?).take(2).count();
    let entry = tree.entry_span(node);
    if siblings < 2 {
        // What is empty in block style is nothing at all.
        return None;
    }
    let start = match tree.key_span(node) {
        Some(key) => key.start,
        None => {
            let before = text.get(..entry.start as usize)?.trim_end();
            before.ends_with('-').then(|| before.len() as u32 - 1)?
        }
    };
    let line = start - column(text, start)? as u32;
    let is_first_on_line = Span { start: line, end: start }.of(text).trim().is_empty();
    if is_first_on_line {
        let end = end_of_line(text, entry.end)? as usize;
        let rest = text.get(end..)?;
        let line_break =
            rest.len() - rest.strip_prefix("\r\n").or(rest.strip_prefix('\n')).unwrap_or(rest).len();
        return Some(Edit::delete(Span { start: line, end: (end + line_break) as u32 }));
    }
    // The first member after a dash: the next one takes its place.
    let next = tree.entry_span(tree.next_sibling(node)?).start;
    let between = Span { start: entry.end, end: next }.of(text);
    between.trim().is_empty().then(|| Edit::delete(Span { start, end: next }))
}

/// How many characters stand before byte `at` on its line.
fn column(text: &str, at: u32) -> Option<usize> {
    let before = text.get(..at as usize)?;
    let line = before.rsplit('\n').next().unwrap_or("");
    line.is_ascii().then_some(line.len())
}

/// The end of the line on which a value ends at byte `at`, if nothing but blanks and a comment follows there.
fn end_of_line(text: &str, at: u32) -> Option<u32> {
    let rest = text.get(at as usize..)?;
    let line = rest.split('\n').next().unwrap_or("").trim_end_matches('\r');
    let is_free = line.trim().is_empty() || line.trim_start().starts_with('#');
    is_free.then_some(at + line.len() as u32)
}
