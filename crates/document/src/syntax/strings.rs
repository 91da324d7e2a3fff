use super::lexer::{Quote, StringShape};
use super::problem::{ProblemKind, Problems};
use super::tree::StringEntry;
use crate::text::{Edit, Span, quoted};

/// Reads the string token at `span`, reporting what JSON would not accept about it.
pub(super) fn read_string(
    text: &str,
    span: Span,
    shape: StringShape,
    problems: &mut Problems,
) -> StringEntry {
    if is_valid_json(shape) && !shape.escaped {
        let content = Span { start: span.start + 1, end: span.end - 1 };
        return StringEntry { span, content, decoded: None };
    }
    let content = content(text, span, shape);
    let raw = content.of(text);
    let (decoded, bad_escape) = unescape(raw, shape.quote);
    report(span, content, shape, bad_escape, &decoded, problems);
    StringEntry { span, content, decoded: (decoded != raw).then(|| decoded.into_boxed_str()) }
}

fn is_valid_json(shape: StringShape) -> bool {
    shape.quote == Quote::Double && shape.closed && !shape.raw_control
}

/// At most one problem for a string: whatever is wrong with it, quoting it anew repairs all of it.
fn report(
    span: Span,
    content: Span,
    shape: StringShape,
    bad_escape: Option<Span>,
    decoded: &str,
    problems: &mut Problems,
) {
    let requoted = [Edit::replace(span, quoted(decoded))];
    if !shape.closed {
        problems.push(ProblemKind::UnclosedString, span, requoted);
    } else if shape.quote == Quote::Single {
        problems.push(ProblemKind::SingleQuotes, span, requoted);
    } else if shape.quote != Quote::Double {
        problems.push(ProblemKind::TypographicQuotes, span, requoted);
    } else if let Some(offset) = bad_escape {
        let at = Span { start: content.start + offset.start, end: content.start + offset.end };
        problems.push(ProblemKind::InvalidEscape, at, []);
    } else if shape.raw_control {
        problems.push(ProblemKind::RawControl, span, requoted);
    }
}

fn content(text: &str, span: Span, shape: StringShape) -> Span {
    let token = span.of(text);
    let opening = token.chars().next().map_or(0, char::len_utf8) as u32;
    let closing = if shape.closed { token.chars().next_back().map_or(0, char::len_utf8) as u32 } else { 0 };
    Span { start: span.start + opening, end: (span.end - closing).max(span.start + opening) }
}

/// The text that `raw` stands for, and the place in it of the first escape that is none. An escape that is none
/// stands for itself; half of a surrogate pair becomes U+FFFD.
fn unescape(raw: &str, quote: Quote) -> (String, Option<Span>) {
    let mut decoded = String::with_capacity(raw.len());
    let mut bad = None;
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        decoded.push_str(before);
        let length = match simple_escape(escape, quote) {
            Some(character) => {
                decoded.push(character);
                2
            }
            None => match unicode_escape(escape) {
                Some((character, length)) => {
                    decoded.push(character);
                    length
                }
                None => {
                    let start = raw.len() - escape.len();
                    let length = escape.chars().take(2).map(char::len_utf8).sum::<usize>();
                    bad = bad.or(Some(Span::new(start, start + length)));
                    decoded.push('\\');
                    1
                }
            },
        };
        rest = escape.get(length..).unwrap_or("");
    }
    decoded.push_str(rest);
    (decoded, bad)
}

fn simple_escape(escape: &str, quote: Quote) -> Option<char> {
    match escape.as_bytes().get(1)? {
        b'"' => Some('"'),
        b'\\' => Some('\\'),
        b'/' => Some('/'),
        b'b' => Some('\u{8}'),
        b'f' => Some('\u{c}'),
        b'n' => Some('\n'),
        b'r' => Some('\r'),
        b't' => Some('\t'),
        b'\'' if quote == Quote::Single => Some('\''),
        _ => None,
    }
}

/// The character of `\uXXXX` or of a surrogate pair, and the bytes it takes.
fn unicode_escape(escape: &str) -> Option<(char, usize)> {
    let first = code_unit(escape)?;
    let second = escape.get(6..).and_then(code_unit);
    let units = [first, second.unwrap_or(0)];
    match char::decode_utf16(units).next()? {
        Ok(character) => Some((character, 6 * character.len_utf16())),
        Err(_) => Some((char::REPLACEMENT_CHARACTER, 6)),
    }
}

fn code_unit(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    u16::from_str_radix(digits, 16).ok()
}
