//! Findings that the author of a document has answered with a comment: they are known, and stay.
//!
//! ```yaml
//! # ecsp-ignore TD-NET-016 one task for each instance is what we want
//! hostPort: 80
//! ```
//!
//! A comment silences the rules that it names on its own line and, when nothing else stands there, on the line
//! after it. Comments of this kind that follow each other are one block. What comes after the codes is the
//! reason, for people.

use std::ops::RangeInclusive;

use super::Diagnostic;
use crate::lint::catalogue::find_rule;
use crate::text::{LineIndex, Span};

/// What begins a comment that silences.
pub const MARKER: &str = "ecsp-ignore";

/// How many silences of one text are read; whoever needs more names the rule for the whole file.
pub const MAX_SILENCES: usize = 1000;

/// A rule that a comment silences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silence {
    /// The code as it is written; empty when the comment names no rule.
    pub code: String,
    /// Why, in the author's words; may be empty.
    pub reason: String,
    /// The code's bytes, or those of the marker when there is no code.
    pub span: Span,
    /// The first line it is about, from 1: its own.
    first_line: u32,
    /// The last line it is about.
    last_line: u32,
}

/// The findings of a text, parted by its comments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Silenced {
    /// What nothing silences.
    pub kept: Vec<Diagnostic>,
    /// What a comment silences, each with its silence.
    pub silenced: Vec<(Diagnostic, Silence)>,
    /// Silences of nothing: the problem is gone, or the code is not the right one.
    pub unused: Vec<Silence>,
}

impl Silence {
    /// The lines it is about, from 1.
    #[must_use]
    pub fn lines(&self) -> RangeInclusive<u32> {
        self.first_line..=self.last_line
    }

    fn concerns(&self, diagnostic: &Diagnostic) -> bool {
        self.code == diagnostic.code && self.lines().contains(&diagnostic.line)
    }

    /// What to say when it silences nothing.
    #[must_use]
    pub fn complaint(&self) -> String {
        if self.code.is_empty() {
            return format!("This comment names no rule. Write the code after it: {MARKER} TD-NET-001.");
        }
        match find_rule(&self.code) {
            None => format!("There is no rule {}. This comment silences nothing.", self.code),
            Some(_) => format!("Nothing here breaks {}. Remove it from this comment.", self.code),
        }
    }
}

/// Parts the findings of `text` into those that stay and those that its comments silence.
#[must_use]
pub fn silence(text: &str, diagnostics: &[Diagnostic]) -> Silenced {
    let silences = silences(text);
    let mut used = vec![false; silences.len()];
    let mut result = Silenced::default();
    for diagnostic in diagnostics {
        let mut by = None;
        for (silence, used) in silences.iter().zip(&mut used) {
            if silence.concerns(diagnostic) {
                *used = true;
                by = by.or(Some(silence));
            }
        }
        match by {
            Some(silence) => result.silenced.push((diagnostic.clone(), silence.clone())),
            None => result.kept.push(diagnostic.clone()),
        }
    }
    let unused = silences.into_iter().zip(used).filter(|(_, used)| !used);
    result.unused = unused.map(|(silence, _)| silence).collect();
    result
}

/// What the comments of a text silence, in their order.
#[must_use]
pub fn silences(text: &str) -> Vec<Silence> {
    let mut comments: Vec<Comment<'_>> = Vec::new();
    let mut index = None;
    let mut done = 0;
    for (at, _) in text.match_indices(MARKER) {
        // A line is walked once, however often it has the marker.
        if at < done || comments.len() >= MAX_SILENCES {
            continue;
        }
        let is_break = |it: char| it == '\n' || it == '\r';
        let start = text.get(..at).and_then(|before| before.rfind(is_break)).map_or(0, |end| end + 1);
        let end =
            text.get(at..).and_then(|rest| rest.find(is_break)).map_or(text.len(), |length| at + length);
        done = end;
        let index = index.get_or_insert_with(|| LineIndex::new(text));
        let number = index.line_column(Span::new(at, at).start).line;
        let found = comments_of(text.get(start..end).unwrap_or(""));
        comments.extend(found.into_iter().map(|comment| Comment {
            line: number,
            start: comment.start + start,
            ..comment
        }));
    }
    reach(&mut comments);
    comments.iter().flat_map(Comment::silences).take(MAX_SILENCES).collect()
}

/// A comment that begins with the marker.
struct Comment<'t> {
    /// Its line, from 1.
    line: u32,
    /// The last line it is about.
    last_line: u32,
    /// Where the marker stands, in bytes.
    start: usize,
    /// What follows the marker.
    rest: &'t str,
    /// Whether nothing else stands on its line.
    is_alone: bool,
}

/// Says how far each comment reaches: one that is alone is about the line after it too, and if that is
/// another comment of this kind, about what that one is about.
fn reach(comments: &mut [Comment<'_>]) {
    let mut below: Option<(u32, u32)> = None;
    for comment in comments.iter_mut().rev() {
        comment.last_line = match below {
            _ if !comment.is_alone => comment.line,
            Some((line, last_line)) if line == comment.line + 1 => last_line,
            _ => comment.line + 1,
        };
        below = comment.is_alone.then_some((comment.line, comment.last_line));
    }
}

/// The comments of one line that begin with the marker, with places counted from the line's start.
fn comments_of(line: &str) -> Vec<Comment<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let (opener, closer) = match () {
            () if rest.starts_with("//") => ("//", None),
            () if rest.starts_with('#') => ("#", None),
            () if rest.starts_with("/*") => ("/*", Some("*/")),
            () => {
                at += skipped(line, at);
                continue;
            }
        };
        let body = rest.get(opener.len()..).unwrap_or("");
        let inside = closer.and_then(|closer| body.split_once(closer)).map_or(body, |(inside, _)| inside);
        let end = at + opener.len() + inside.len() + closer.map_or(0, str::len);
        let after = line.get(end.min(line.len())..).unwrap_or("");
        let blanks = inside.len() - inside.trim_start().len();
        if let Some(rest) = inside.trim_start().strip_prefix(MARKER).filter(|rest| is_word_end(rest)) {
            found.push(Comment {
                line: 0,
                last_line: 0,
                start: at + opener.len() + blanks,
                rest,
                is_alone: line.get(..at).is_some_and(|before| before.trim().is_empty())
                    && after.trim().is_empty(),
            });
            at = end;
        } else {
            // What is no comment of ours may be none at all, such as the slashes of an address.
            at += opener.len();
        }
    }
    found
}

/// How many bytes at `at` cannot begin a comment: a quoted text, or one character.
fn skipped(line: &str, at: usize) -> usize {
    let rest = line.get(at..).unwrap_or("");
    let Some(first) = rest.chars().next() else { return 1 };
    let follows_word =
        line.get(..at).and_then(|before| before.chars().next_back()).is_some_and(char::is_alphanumeric);
    // An apostrophe inside of a word quotes nothing.
    if first == '"' || (first == '\'' && !follows_word) {
        let mut is_escaped = false;
        for (place, character) in rest.char_indices().skip(1) {
            match character {
                _ if is_escaped => is_escaped = false,
                '\\' => is_escaped = true,
                _ if character == first => return place + 1,
                _ => {}
            }
        }
        // Nothing closes it on this line: neither will what comes after it be quoted, nor is this.
    }
    first.len_utf8()
}

fn is_word_end(rest: &str) -> bool {
    rest.chars().next().is_none_or(char::is_whitespace)
}

impl Comment<'_> {
    /// One silence for each rule that the comment names.
    fn silences(&self) -> Vec<Silence> {
        let mut codes: Vec<(&str, usize)> = Vec::new();
        let mut at = 0;
        while let Some(rest) = self.rest.get(at..) {
            let blanks = rest.len() - rest.trim_start_matches([' ', '\t', ',']).len();
            let word = rest.get(blanks..).unwrap_or("");
            let word = word.get(..word.find([' ', '\t', ',', ':']).unwrap_or(word.len())).unwrap_or("");
            if !is_code(word) {
                break;
            }
            codes.push((word, at + blanks));
            at += blanks + word.len();
        }
        let reason = self.rest.get(at..).unwrap_or("").trim_matches([' ', '\t', ':', ',']).to_owned();
        if codes.is_empty() {
            codes.push(("", 0));
        }
        let silence = |(code, offset): (&str, usize)| {
            let start = self.start + if code.is_empty() { 0 } else { MARKER.len() + offset };
            let length = if code.is_empty() { MARKER.len() } else { code.len() };
            Silence {
                code: code.to_ascii_uppercase(),
                reason: reason.clone(),
                span: Span::new(start, start + length),
                first_line: self.line,
                last_line: self.last_line,
            }
        };
        codes.into_iter().map(silence).collect()
    }
}

/// Whether `word` has the shape of a rule's id, such as `TD-NET-001`, in either letter case.
#[must_use]
pub fn is_code(word: &str) -> bool {
    let mut parts = word.split('-');
    let (prefix, family, number) = (parts.next(), parts.next(), parts.next());
    prefix.is_some_and(|it| it.eq_ignore_ascii_case("TD"))
        && family.is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_alphabetic()))
        && number.is_some_and(|it| it.len() == 3 && it.bytes().all(|byte| byte.is_ascii_digit()))
        && parts.next().is_none()
}
