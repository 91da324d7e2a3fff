//! Terraform: what is written where, its reader tells of something that stands for it.

use super::{Met, Role, STAND_IN, Site, indentation, json, line_at, met, replaced};
use crate::assist::manner::{Manner, Notation};
use crate::assist::read::Read;
use crate::convert::is_of_a_container;
use crate::schema::ValueKind;
use crate::syntax::{Kind, NodeId, Tree};
use crate::text::Span;

/// The place at `offset` of Terraform source.
pub(super) fn site(text: &str, offset: u32) -> Option<Site> {
    if let Some(heredoc) = heredoc_around(text, offset) {
        let is_json = heredoc.of(text).trim_start().starts_with(['[', '{']);
        return if is_json { json::site_in(text, heredoc, offset) } else { None };
    }
    let entry = Entry::at(text, offset)?;
    entry.tries().iter().find_map(|insert| entry.site(text, insert))
}

/// The lines of the heredoc that `offset` is in; without its closing mark it goes to the end of the text.
fn heredoc_around(text: &str, offset: u32) -> Option<Span> {
    let mut open: Option<(&str, usize)> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        match open {
            Some((mark, first)) if line.trim() == mark => {
                if first <= offset as usize && (offset as usize) < at {
                    return Some(Span::new(first, at));
                }
                open = None;
            }
            Some(_) => {}
            None => open = mark_at_end(line).map(|mark| (mark, at + line.len())),
        }
        at += line.len();
    }
    open.filter(|&(_, first)| first <= offset as usize).map(|(_, first)| Span::new(first, text.len()))
}

/// The mark of the heredoc that `line` opens.
fn mark_at_end(line: &str) -> Option<&str> {
    let (before, mark) = line.trim_end().rsplit_once("<<")?;
    let mark = mark.strip_prefix('-').unwrap_or(mark);
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    let begins = line.ends_with('\n') && !before.trim_start().starts_with(['#', '/']);
    (begins && !mark.is_empty() && mark.bytes().all(is_name)).then_some(mark)
}

/// The half-written argument, block or element that the cursor is in.
struct Entry<'t> {
    /// The half-written thing: a string with its quotes, a word, or nothing yet.
    word: Span,
    /// What its line begins with.
    indentation: &'t str,
    in_quotes: bool,
    is_value: bool,
    /// Whether a value or a body follows, so that only a name is to be written.
    name_only: bool,
    /// What follows it in its line.
    follows: &'t str,
}

impl<'t> Entry<'t> {
    /// `None` in a comment, in an interpolation, and behind a whole value.
    fn at(text: &'t str, offset: u32) -> Option<Self> {
        let line = line_at(text, offset);
        let before = Span { start: line.start, end: offset }.of(text);
        let after = Span { start: offset, end: line.end }.of(text);
        let open_quote = open_quote(before)?;
        let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
        let (start, length) = match open_quote {
            Some(quote) => (quote, rest_of_string(after)),
            None => {
                let start = before.trim_end_matches(is_word).len();
                (start, after.find(|letter| !is_word(letter)).unwrap_or(after.len()))
            }
        };
        let word = Span { start: line.start + start as u32, end: offset + length as u32 };
        let before = before.get(..start).unwrap_or("").trim_end();
        let is_value = (before.ends_with('=') && !before.ends_with("==")) || before.ends_with(':');
        let begins = is_value || before.is_empty() || before.ends_with(['{', '[', ',', '(']);
        let follows = Span { start: word.end, end: line.end }.of(text).trim_start();
        let name_only = !is_value
            && ((follows.starts_with('=') && !follows.starts_with("==")) || follows.starts_with([':', '{']));
        let is_computed = word.of(text).contains("${");
        let indentation = indentation(line.of(text));
        let in_quotes = open_quote.is_some();
        (begins && !is_computed).then_some(Self {
            word,
            indentation,
            in_quotes,
            is_value,
            name_only,
            follows,
        })
    }

    /// What may stand for the half-written thing, in turn.
    fn tries(&self) -> Vec<String> {
        let string = format!("\"{STAND_IN}\"");
        if self.name_only {
            vec![if self.in_quotes { string } else { STAND_IN.to_owned() }]
        } else if self.is_value {
            vec![string]
        } else {
            vec![format!("{STAND_IN} = 0{}", if self.follows.is_empty() { "" } else { ", " }), string]
        }
    }

    fn site(&self, text: &str, insert: &str) -> Option<Site> {
        let read = Read::of(&replaced(text, self.word, insert))?;
        match met(read.source(), self.word.start)? {
            Met::Name(member) => self.at_name(read, member),
            Met::Value(value) => self.at_value(text, read, value),
        }
    }

    fn at_name(&self, read: Read, member: NodeId) -> Option<Site> {
        let object = read.source().parent(member)?;
        let is_of_terraform = |node| match &read.located(node)?.value.kind {
            ValueKind::Object(shape) => Some(!is_of_a_container(shape)),
            _ => None,
        };
        let is_block = read.became(object).into_iter().find_map(is_of_terraform).unwrap_or(false);
        let notation =
            if is_block { Notation::Block } else { self.expression(read.source(), object, member) };
        let needs_comma = !is_block
            && !self.follows.is_empty()
            && !self.follows.starts_with(['}', ',', ']', ')', '#', '/']);
        let trail = if needs_comma && !self.name_only { ", " } else { "" };
        let manner = Manner {
            name_only: self.name_only,
            trail,
            indentation: self.indentation.to_owned(),
            ..Manner::new(notation, self.word)
        };
        Site::of(read, object, Role::Name(None), manner)
    }

    /// Members of an object are written as those beside them.
    fn expression(&self, tree: &Tree, object: NodeId, member: NodeId) -> Notation {
        let beside = tree.children(object).find(|&other| other != member);
        let key = beside.and_then(|other| tree.key_span(other));
        let after = key.and_then(|key| tree.text().get(key.end as usize..)).unwrap_or("");
        let quotes = key.map_or(self.in_quotes, |key| key.of(tree.text()).starts_with('"'));
        Notation::Expression { colon: after.trim_start().starts_with(':'), quotes }
    }

    fn at_value(&self, text: &str, read: Read, value: NodeId) -> Option<Site> {
        let source = read.source();
        let holder = source.parent(value)?;
        let is_element = source.kind(holder) == Kind::Array;
        let role = if is_element { Role::Element } else { Role::MemberValue(value) };
        let before = text.get(..self.word.start as usize).unwrap_or("").trim_end();
        let comma_is_missing = is_element && !before.ends_with(['[', ',', '(']);
        let comma_follows = is_element && self.follows.starts_with(['"', '{']);
        let notation = Notation::Expression { colon: false, quotes: false };
        let manner = Manner {
            comma_at: comma_is_missing.then_some(before.len() as u32),
            trail: if comma_follows { "," } else { "" },
            ..Manner::new(notation, self.word)
        };
        Site::of(read, holder, role, manner)
    }
}

/// Where the string begins that is open at the end of `before`, if one is; `None` when a comment is.
fn open_quote(before: &str) -> Option<Option<usize>> {
    let mut open = None;
    let mut is_escaped = false;
    let mut previous = ' ';
    for (at, letter) in before.char_indices() {
        match letter {
            _ if is_escaped => {
                is_escaped = false;
                previous = ' ';
                continue;
            }
            '\\' => is_escaped = open.is_some(),
            '"' => open = if open.is_some() { None } else { Some(at) },
            '#' if open.is_none() => return None,
            '/' if open.is_none() && previous == '/' => return None,
            _ => {}
        }
        previous = letter;
    }
    Some(open)
}

/// How much of `after` belongs to a string that is open before it: up to its quote, or to what ends its entry.
fn rest_of_string(after: &str) -> usize {
    match after.find('"') {
        Some(quote) => quote + 1,
        None => after.find([',', ']', '}', ')']).unwrap_or(after.trim_end().len()),
    }
}
