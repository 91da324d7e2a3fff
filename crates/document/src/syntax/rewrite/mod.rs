//! Edits that change the structure and keep the rest of the text: its layout, comments and order.
//!
//! The functions of this module write JSON, for trees of [`super::parse_json`]; [`change`] writes whatever notation
//! the text has.

mod change;
mod hcl;
mod yaml;

pub use change::{Change, change};

use super::lexer::{Lexer, TokenKind};
use super::tree::{NodeId, Tree};
use crate::text::{Edit, Span, quoted};

/// Replaces a value by `json`.
#[must_use]
pub fn replace_value(tree: &Tree, node: NodeId, json: impl Into<String>) -> Edit {
    Edit::replace(tree.span(node), json)
}

/// Gives the member whose value is `node` another name; `None` for what is no member.
#[must_use]
pub fn rename_member(tree: &Tree, node: NodeId, name: &str) -> Option<Edit> {
    tree.key_span(node).map(|key| Edit::replace(key, quoted(name)))
}

/// Adds the member `name` with the value `json` to `object`: after the first of the members `after` that
/// is there, else at the end. It is laid out like the member it follows. One that is there, as null, gets the
/// value instead.
#[must_use]
pub fn insert_member(tree: &Tree, object: NodeId, name: &str, json: &str, after: &[&str]) -> Edit {
    if let Some(null) = tree.member(object, name) {
        return replace_value(tree, null, json);
    }
    let neighbour = after.iter().find_map(|sibling| tree.member(object, sibling));
    let neighbour = neighbour.or_else(|| tree.children(object).last());
    match neighbour {
        Some(neighbour) => {
            let lead = lead(tree, neighbour);
            let lead = if lead.is_empty() { " " } else { lead };
            let member = format!(",{lead}{}: {json}", quoted(name));
            Edit::insert(tree.entry_span(neighbour).end, member)
        }
        None => Edit::insert(tree.span(object).start + 1, format!("{}: {json}", quoted(name))),
    }
}

/// Adds the member `name` with the value `json` in front of the others of `object`, laid out like the first.
#[must_use]
pub fn insert_first_member(tree: &Tree, object: NodeId, name: &str, json: &str) -> Edit {
    let inside = tree.span(object).start + 1;
    match tree.children(object).next() {
        Some(first) => {
            let lead = lead(tree, first);
            Edit::insert(
                inside,
                format!("{lead}{}: {json},{}", quoted(name), if lead.is_empty() { " " } else { "" }),
            )
        }
        None => Edit::insert(inside, format!("{}: {json}", quoted(name))),
    }
}

/// Adds `json` to `list` as its last element, laid out like the one before it. A list with hundreds of elements
/// gets it in front: walking to its end for each of a thousand fixes would take time that grows with the square.
#[must_use]
pub fn append_element(tree: &Tree, list: NodeId, json: &str) -> Edit {
    const MOST: usize = 200;
    let mut elements = tree.children(list);
    let first = elements.next();
    let last = elements.by_ref().take(MOST).last().or(first);
    let inside = tree.span(list).start + 1;
    let lead = |element| match lead(tree, element) {
        "" => " ",
        lead => lead,
    };
    match (first, last) {
        (Some(first), _) if elements.next().is_some() => {
            Edit::insert(inside, format!("{}{json},", lead(first)))
        }
        (_, Some(last)) => Edit::insert(tree.entry_span(last).end, format!(",{}{json}", lead(last))),
        _ => Edit::insert(inside, json),
    }
}

/// The blanks before an entry that put it where it is: a line break and its indentation, or blanks.
fn lead(tree: &Tree, node: NodeId) -> &str {
    let before = tree.text().get(..tree.entry_span(node).start as usize).unwrap_or("");
    let blanks = before.get(before.trim_end().len()..).unwrap_or("");
    match blanks.rfind('\n') {
        Some(at) => {
            let line_break =
                if blanks.get(..at).is_some_and(|line| line.ends_with('\r')) { at - 1 } else { at };
            blanks.get(line_break..).unwrap_or(blanks)
        }
        None => blanks,
    }
}

/// Deletes members and list elements, with the commas and the lines that were theirs alone.
#[must_use]
pub fn remove_entries(tree: &Tree, entries: &[NodeId]) -> Vec<Edit> {
    let mut entries: Vec<(NodeId, NodeId)> =
        entries.iter().filter_map(|&entry| Some((tree.parent(entry)?, entry))).collect();
    ecs_sort::sort(&mut entries);
    entries.dedup();
    let mut deletions = Vec::new();
    for siblings in entries.chunk_by(|one, next| one.0 == next.0) {
        let Some(&(parent, _)) = siblings.first() else { continue };
        remove_from(tree, parent, siblings, &mut deletions);
    }
    merged(deletions).into_iter().map(Edit::delete).collect()
}

/// Deletes some of the entries of one object or list; `removed` is in document order. Only the removal of the
/// last entry looks at all others, so that a thousand fixes of one large object stay cheap.
fn remove_from(tree: &Tree, parent: NodeId, removed: &[(NodeId, NodeId)], deletions: &mut Vec<Span>) {
    for &(_, entry) in removed {
        remove_one(tree.text(), tree.entry_span(entry), comma_after(tree, parent, entry), deletions);
    }
    let last_goes = removed.last().is_some_and(|&(_, entry)| tree.next_sibling(entry).is_none());
    if !last_goes {
        return;
    }
    // When nothing follows the last kept entry any more, its comma goes too.
    let is_kept = |entry: &NodeId| removed.binary_search(&(parent, *entry)).is_err();
    let last_kept = tree.children(parent).filter(is_kept).last();
    if let Some((kept, next)) = last_kept.and_then(|kept| Some((kept, tree.next_sibling(kept)?))) {
        let next = tree.entry_span(next).start;
        let comma = comma_after(tree, parent, kept);
        deletions.extend(comma.map(|comma| with_blanks_up_to(tree.text(), comma, next)));
    }
}

/// The comma between `entry` and the next one, or between it and the closing bracket.
fn comma_after(tree: &Tree, parent: NodeId, entry: NodeId) -> Option<Span> {
    let end = tree.next_sibling(entry).map_or(tree.span(parent).end, |next| tree.entry_span(next).start);
    first_comma(tree.text(), Span { start: tree.entry_span(entry).end, end })
}

/// `comma` and what lies between it and `next`, if that is only blanks of the same line.
fn with_blanks_up_to(text: &str, comma: Span, next: u32) -> Span {
    let between = Span { start: comma.end, end: next }.of(text);
    let same_line = between.bytes().all(|byte| matches!(byte, b' ' | b'\t'));
    Span { start: comma.start, end: if same_line { next } else { comma.end } }
}

fn remove_one(text: &str, entry: Span, comma: Option<Span>, deletions: &mut Vec<Span>) {
    let before = text.get(..entry.start as usize).unwrap_or("");
    let indentation = before.len() - before.trim_end_matches([' ', '\t']).len();
    let line_start = entry.start - indentation as u32;
    let starts_line = before.len() == indentation || before.trim_end_matches([' ', '\t']).ends_with('\n');
    let adjoining =
        comma.filter(|comma| Span { start: entry.end, end: comma.start }.of(text).trim().is_empty());
    deletions.extend(comma.filter(|_| adjoining.is_none()));
    let end = adjoining.map_or(entry.end, |comma| comma.end);
    let after = text.get(end as usize..).unwrap_or("");
    let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
    let rest = after.get(blanks..).unwrap_or("");
    let line_break = if rest.starts_with("\r\n") { 2 } else { u32::from(rest.starts_with('\n')) };
    deletions.push(match (starts_line, line_break) {
        (true, 1..) => Span { start: line_start, end: end + blanks as u32 + line_break },
        (true, _) => Span { start: entry.start, end: end + blanks as u32 },
        (false, _) if adjoining.is_some() && line_break == 0 => {
            Span { start: entry.start, end: end + blanks as u32 }
        }
        (false, _) => Span { start: line_start, end },
    });
}

fn first_comma(text: &str, gap: Span) -> Option<Span> {
    let comma = Lexer::new(gap.of(text)).find(|token| token.kind == TokenKind::Comma)?.span;
    Some(Span { start: gap.start + comma.start, end: gap.start + comma.end })
}

/// The bytes of all spans, as disjoint spans in order.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    ecs_sort::sort(&mut spans);
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut().filter(|last| span.start <= last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => merged.push(span),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse_json;
    use crate::text::apply_edits;

    fn without(text: &str, pointers: &[&str]) -> String {
        let tree = parse_json(text).tree;
        let entries: Vec<NodeId> = pointers.iter().map(|at| tree.at_pointer(at).expect(at)).collect();
        apply_edits(text, &remove_entries(&tree, &entries)).expect("edits do not overlap")
    }

    #[test]
    fn removed_entries_take_their_comma_along() {
        let text = r#"{"a": 1, "b": [1, 2], "c": 3}"#;
        assert_eq!(without(text, &["/a"]), r#"{"b": [1, 2], "c": 3}"#);
        assert_eq!(without(text, &["/b/0"]), r#"{"a": 1, "b": [2], "c": 3}"#);
        assert_eq!(without(text, &["/b/1"]), r#"{"a": 1, "b": [1], "c": 3}"#);
        assert_eq!(without(text, &["/c"]), r#"{"a": 1, "b": [1, 2]}"#);
        assert_eq!(without(text, &["/b", "/c"]), r#"{"a": 1}"#);
        assert_eq!(without(text, &["/a", "/c"]), r#"{"b": [1, 2]}"#);
        assert_eq!(without(text, &["/a", "/b", "/b/0", "/c"]), "{}");
    }

    #[test]
    fn removed_entries_take_their_lines_along_and_leave_comments() {
        let text = "{\r\n  \"a\": 1,\r\n  // kept\r\n  \"b\": 2, // kept too\r\n  \"c\": 3\r\n}";
        assert_eq!(without(text, &["/a"]), "{\r\n  // kept\r\n  \"b\": 2, // kept too\r\n  \"c\": 3\r\n}");
        assert_eq!(without(text, &["/c"]), "{\r\n  \"a\": 1,\r\n  // kept\r\n  \"b\": 2 // kept too\r\n}");
        assert_eq!(
            without(text, &["/b"]),
            "{\r\n  \"a\": 1,\r\n  // kept\r\n  // kept too\r\n  \"c\": 3\r\n}"
        );
        assert_eq!(without(text, &["/b", "/c"]), "{\r\n  \"a\": 1\r\n  // kept\r\n  // kept too\r\n}");
    }

    fn with(text: &str, object: &str, after: &[&str]) -> String {
        let tree = parse_json(text).tree;
        let edit = insert_member(&tree, tree.at_pointer(object).expect(object), "x", "1", after);
        apply_edits(text, &[edit]).expect("one edit")
    }

    #[test]
    fn a_new_member_is_laid_out_like_its_neighbour() {
        assert_eq!(with("{}", "", &[]), "{\"x\": 1}");
        assert_eq!(with("{\"a\": 2}", "", &[]), "{\"a\": 2, \"x\": 1}");
        assert_eq!(
            with("{\n\t\"a\": 2,\n\t\"b\": 3\n}", "", &["z", "a"]),
            "{\n\t\"a\": 2,\n\t\"x\": 1,\n\t\"b\": 3\n}"
        );
        assert_eq!(with("{\r\n  \"a\": 2,\r\n}", "", &[]), "{\r\n  \"a\": 2,\r\n  \"x\": 1,\r\n}");
        assert_eq!(with("{\"x\": null, \"a\": 2}", "", &["a"]), "{\"x\": 1, \"a\": 2}");
    }

    #[test]
    fn a_new_element_is_laid_out_like_the_one_before_it() {
        let longer = |text: &str| {
            let tree = parse_json(text).tree;
            apply_edits(text, &[append_element(&tree, tree.root(), "9")]).expect("one edit")
        };
        assert_eq!(longer("[]"), "[9]");
        assert_eq!(longer("[1]"), "[1, 9]");
        assert_eq!(longer("[ {} ]"), "[ {}, 9 ]");
        assert_eq!(longer("[\n  1, // c\n  2,\n]"), "[\n  1, // c\n  2,\n  9,\n]");
        let (first, many) = ("[\n  1,\n  ", vec!["2"; 300].join(",\n  "));
        assert_eq!(longer(&format!("{first}{many}\n]")), format!("[\n  9,\n  1,\n  {many}\n]"));
    }

    #[test]
    fn a_new_first_member_is_laid_out_like_the_one_that_was_first() {
        let first = |text: &str| {
            let tree = parse_json(text).tree;
            apply_edits(text, &[insert_first_member(&tree, tree.root(), "x", "1")]).expect("one edit")
        };
        assert_eq!(first("{}"), "{\"x\": 1}");
        assert_eq!(first("{\"a\": 2}"), "{\"x\": 1, \"a\": 2}");
        assert_eq!(first("{\n  // c\n  \"a\": 2\n}"), "{\n  \"x\": 1,\n  // c\n  \"a\": 2\n}");
    }
}
