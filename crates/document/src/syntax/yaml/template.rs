//! Template tokens in places where they are no YAML.

use crate::syntax::directive::{Effect, end_of_block, token_at};

/// A text in which what template tools replace is written over.
pub(super) struct Mask {
    pub text: String,
    /// Whether directives decide what of the text is kept.
    pub has_directives: bool,
}

/// `text` with every token that a template tool replaces (`{{ … }}`, `${ … }`) written over by letters, so
/// that it reads as a plain word. Lines of directives (`{% … %}`, `{{ end }}`) are blank, and with them what is there
/// otherwise (`else`). Every byte keeps its place. `None` when there is nothing to write over.
pub(super) fn masked(text: &str) -> Option<Mask> {
    if !["{{", "${", "{%"].iter().any(|open| text.contains(open)) {
        return None;
    }
    let mut mask = Mask { text: String::with_capacity(text.len()), has_directives: false };
    let mut at = 0;
    let mut blocks_end = true;
    while let Some(line) = text.get(at..).and_then(|rest| rest.split_inclusive('\n').next()) {
        let Some(turns) = directives(line) else {
            let content = line.trim_end_matches(['\n', '\r']);
            mask_line(content, &mut mask.text);
            mask.text.push_str(line.get(content.len()..).unwrap_or(""));
            at += line.len();
            continue;
        };
        let after = at + line.len();
        let end = if turns && blocks_end { end_of_block(text, after).map(|end| end.start) } else { None };
        blocks_end &= end.is_some() || !turns;
        let until = end.unwrap_or(after);
        push_blank(text.get(at..until).unwrap_or(""), &mut mask.text);
        mask.has_directives = true;
        at = until;
    }
    Some(mask)
}

/// Whether `line` goes over to what is there otherwise, if it is nothing but directives.
fn directives(line: &str) -> Option<bool> {
    let mut at = line.len() - line.trim_start().len();
    let end = line.trim_end().len();
    let mut turns = false;
    if at >= end {
        return None;
    }
    while at < end {
        let token = token_at(line, at).filter(|token| token.effect != Effect::Value)?;
        turns = token.effect == Effect::Turns;
        let rest = line.get(token.end..)?;
        at = token.end + rest.len() - rest.trim_start().len();
    }
    Some(turns)
}

/// Blanks in the place of everything but line breaks.
fn push_blank(text: &str, masked: &mut String) {
    masked
        .extend(text.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }));
}

fn mask_line(line: &str, masked: &mut String) {
    let words = line.trim();
    let is_alone = words.starts_with("{{") && words.find("}}").is_some_and(|at| at + 2 == words.len());
    let mut rest = line;
    while let Some((before, token, after)) = next_token(rest) {
        masked.push_str(before);
        // A token alone on its line stands for members: a name without a value.
        let letters = if is_alone { token.len() - 1 } else { token.len() };
        masked.extend(std::iter::repeat_n('x', letters));
        masked.push_str(if is_alone { ":" } else { "" });
        rest = after;
    }
    masked.push_str(rest);
}

/// How tokens begin and end.
const KINDS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("${", "}")];

/// What stands before the first token of `text`, the token, and the rest.
fn next_token(text: &str) -> Option<(&str, &str, &str)> {
    // One search for all kinds: a kind that does not come would be searched for to the end of the line at every token.
    let (at, close) = text.match_indices(['{', '$']).find_map(|(at, _)| {
        let rest = text.get(at..)?;
        let kind = KINDS.into_iter().find(|(open, _)| rest.starts_with(open));
        kind.map(|(_, close)| (at, close))
    })?;
    let (before, rest) = text.split_at_checked(at)?;
    let length = rest.find(close)? + close.len();
    let (token, after) = rest.split_at_checked(length)?;
    Some((before, token, after))
}
