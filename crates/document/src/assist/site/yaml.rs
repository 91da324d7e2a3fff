//! YAML: what is written where, its reader tells of something that stands for it.

use super::{Met, Role, STAND_IN, Site, indentation, line_at, met, replaced};
use crate::assist::manner::{Manner, Notation};
use crate::assist::read::Read;
use crate::schema::ValueKind;
use crate::syntax::{Kind, NodeId, Syntax};
use crate::text::Span;

/// The place at `offset` of a text in YAML.
pub(super) fn site(text: &str, offset: u32) -> Option<Site> {
    let entry = Entry::at(text, offset)?;
    entry.tries().iter().find_map(|attempt| entry.site(text, attempt))
}

/// The half-written entry that the cursor is in.
struct Entry<'t> {
    /// The half-written thing: a name, a value, or nothing yet.
    word: Span,
    /// What stands in its line before it.
    before: &'t str,
    /// Whether it is the value of what stands before it.
    is_value: bool,
    /// Whether a colon follows, so that only a name is to be written.
    colon_follows: bool,
    /// The blank that is missing between it and the sign before it.
    blank: &'static str,
}

/// What may stand for the half-written thing.
struct Attempt {
    insert: String,
    /// What of it comes before the entry.
    lead: &'static str,
}

impl<'t> Entry<'t> {
    /// `None` inside a comment.
    fn at(text: &'t str, offset: u32) -> Option<Self> {
        let line = line_at(text, offset);
        let before = Span { start: line.start, end: offset }.of(text);
        let start = line.start + start_of_word(before)? as u32;
        let typed = Span { start, end: offset }.of(text);
        let after = Span { start: offset, end: line.end }.of(text);
        let word = Span { start, end: offset + rest_of_word(typed, after) as u32 };
        let before = Span { start: line.start, end: start }.of(text);
        let follows = Span { start: word.end, end: line.end }.of(text).trim_start();
        let colon_follows =
            follows.strip_prefix(':').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
        let blank = if before.ends_with([':', '-']) { " " } else { "" };
        let is_value = before.trim_end().ends_with(':');
        Some(Self { word, before, is_value, colon_follows, blank })
    }

    /// What is tried in turn.
    fn tries(&self) -> Vec<Attempt> {
        let attempt = |lead: &'static str, rest: &str| {
            let insert = format!("{lead}{STAND_IN}{rest}");
            Attempt { insert, lead }
        };
        if self.is_value || self.colon_follows {
            return vec![attempt(self.blank, "")];
        }
        let mut tries = vec![attempt(self.blank, ": ")];
        if self.before.trim().is_empty() {
            tries.push(attempt("- ", ": "));
        }
        tries
    }

    fn site(&self, text: &str, attempt: &Attempt) -> Option<Site> {
        let read = self.read(text, &replaced(text, self.word, &attempt.insert))?;
        let start = self.word.start + attempt.lead.len() as u32;
        match met(read.source(), start)? {
            Met::Name(member) => self.at_name(text, read, member, attempt),
            Met::Value(value) => self.at_value(read, value, attempt),
        }
    }

    /// The text with the stand-in; its form is that of the text without, if it has none with it.
    fn read(&self, text: &str, with_stand_in: &str) -> Option<Read> {
        let read = Read::of(with_stand_in)?;
        let read = if read.roots().is_empty() {
            let without = Read::of(&replaced(text, self.word, ""))?;
            Read::as_form(with_stand_in, without.form())?
        } else {
            read
        };
        (read.source().syntax() == Syntax::Yaml).then_some(read)
    }

    /// The stand-in is a name. An object of nothing else stands for a value that is only beginning, of whatever kind
    /// the tables want there.
    fn at_name(&self, text: &str, read: Read, member: NodeId, attempt: &Attempt) -> Option<Site> {
        let source = read.source();
        let object = source.parent(member)?;
        let outer = source.parent(object).filter(|&list| source.kind(list) == Kind::Array);
        let is_flow =
            [Some(object), outer].into_iter().flatten().any(|it| source.source(it).starts_with(['{', '[']));
        let notation = if is_flow { Notation::Flow } else { Notation::Lines };
        let mut manner = self.manner(text, notation, attempt.lead);
        let tree = read.tree();
        let is_it = |&node: &NodeId| tree.kind(node) == Kind::Object && read.located(node).is_some();
        let within = read.became(object).into_iter().find(is_it)?;
        let is_alone = tree.children(within).nth(1).is_none();
        match read.located(within)?.value.kind {
            ValueKind::Object(_) | ValueKind::Map(_) => {
                Some(Site { read, within, role: Role::Name(None), manner })
            }
            ValueKind::List(_) if is_alone && !is_flow => {
                manner.lead = "- ";
                manner.indentation.push_str("  ");
                Some(Site { read, within, role: Role::Element, manner })
            }
            _ if !is_alone => None,
            _ => {
                let holder = tree.parent(within)?;
                let role =
                    if tree.kind(holder) == Kind::Array { Role::Element } else { Role::MemberValue(within) };
                Some(Site { read, within: holder, role, manner })
            }
        }
    }

    fn at_value(&self, read: Read, value: NodeId, attempt: &Attempt) -> Option<Site> {
        let source = read.source();
        let holder = source.parent(value)?;
        let is_flow = source.source(holder).starts_with(['{', '[']);
        let role = if source.kind(holder) == Kind::Array { Role::Element } else { Role::MemberValue(value) };
        let notation = if is_flow { Notation::Flow } else { Notation::Lines };
        let manner = Manner { lead: attempt.lead, ..Manner::new(notation, self.word) };
        Site::of(read, holder, role, manner)
    }

    fn manner(&self, text: &str, notation: Notation, lead: &'static str) -> Manner {
        // Lines of the entry's own are indented like its name.
        let column = self.before.chars().count() + lead.len();
        Manner {
            name_only: self.colon_follows,
            lead,
            indentation: " ".repeat(column),
            step: step_of(text),
            ..Manner::new(notation, self.word)
        }
    }
}

/// Where the word begins that the cursor is in, at the end of `before`; `None` in a comment.
fn start_of_word(before: &str) -> Option<usize> {
    let mut start = indentation(before).len();
    while let Some(rest) = before.get(start..).and_then(|rest| rest.strip_prefix('-')) {
        if !rest.is_empty() && !rest.starts_with([' ', '\t']) {
            break;
        }
        start = before.len() - rest.trim_start().len();
    }
    let first = start;
    let mut quote = None;
    let mut previous = ' ';
    for (at, letter) in before.char_indices().filter(|&(at, _)| at >= first) {
        let is_at_start = before.get(start..at).is_some_and(|typed| typed.trim().is_empty());
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if is_at_start => {
                quote = Some(letter);
                start = at;
            }
            (None, '#') if previous.is_whitespace() => return None,
            (None, '[' | '{' | ',') => start = at + 1,
            (None, ' ' | '\t') if previous == ':' => start = at + 1,
            (None, _) => {}
        }
        previous = letter;
    }
    if quote.is_none() && previous == ':' && start < before.len() {
        return Some(before.len());
    }
    let rest = before.get(start..).unwrap_or("");
    Some(before.len() - rest.trim_start().len())
}

/// How much of `after`, which follows the cursor in its line, belongs to the word of which `typed` is there.
fn rest_of_word(typed: &str, after: &str) -> usize {
    if let Some(quote) = typed.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        let is_closed = typed.len() > 1 && typed.ends_with(quote);
        return if is_closed { 0 } else { after.find(quote).map_or(0, |end| end + 1) };
    }
    let mut letters = after.char_indices().peekable();
    let mut end = 0;
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let ends = match letter {
            ',' | ']' | '}' | '[' | '{' | '#' => true,
            ':' => next.is_none_or(|next| next.is_whitespace()),
            _ => false,
        };
        if ends {
            break;
        }
        if !letter.is_whitespace() {
            end = at + letter.len_utf8();
        }
    }
    end
}

/// By how many blanks the text indents.
fn step_of(text: &str) -> usize {
    let widths = text
        .lines()
        .filter(|line| !line.trim_start().is_empty() && !line.trim_start().starts_with(['#', '-']));
    widths
        .map(|line| indentation(line).len())
        .find(|&width| width > 0)
        .filter(|&width| width <= 8)
        .unwrap_or(2)
}
