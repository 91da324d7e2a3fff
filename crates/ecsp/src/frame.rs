//! The lines that a finding is about, with a caret under the place.

use ecs_document::text::{LineIndex, Span};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::style::{Ink, Style};

/// The most columns of a line that are shown; a minified document is one line.
const WIDTH: usize = 100;
/// What stands for the part of a line that is left away.
const ELLIPSIS: char = '…';

/// A frame: gutter with line numbers, the line, the carets.
///
/// ```text
///   --> web.json:4:3
///    |
///  4 |   "networkMode": "bridge",
///    |   ^^^^^^^^^^^^^
/// ```
pub fn frame(name: &str, text: &str, index: &LineIndex<'_>, span: Span, ink: Ink, style: Style) -> String {
    let place = index.line_column(span.start);
    let number = place.line.to_string();
    let margin = " ".repeat(number.len());
    let (before, marked, after) = cut(text, span);
    let bar = style.paint(Ink::Faint, "|");
    let line = format!("{}{}{}", shown(&before), shown(&marked), shown(&after));
    let carets = "^".repeat(shown(&marked).width().max(1));
    format!(
        " {margin}{} {name}:{}:{}\n {margin} {bar}\n {} {bar} {}\n {margin} {bar} {}{}\n",
        style.paint(Ink::Faint, "-->"),
        place.line,
        place.column,
        style.paint(Ink::Faint, &number),
        line.trim_end(),
        " ".repeat(shown(&before).width()),
        style.paint(ink, &carets),
    )
}

/// The line of the span in three parts: before it, what of it lies on the line, and after it. Long
/// lines are cut to what is around the span.
fn cut(text: &str, span: Span) -> (String, String, String) {
    let (start, end) = (floor(text, span.start as usize), floor(text, span.end as usize));
    let line_start = text.get(..start).and_then(|before| before.rfind(['\n', '\r'])).map_or(0, |at| at + 1);
    let rest = text.get(start..).unwrap_or_default();
    let line_end = start + rest.find(['\n', '\r']).unwrap_or(rest.len());
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let marked = part(start, end.clamp(start, line_end));
    let before = part(line_start, start);
    let after = part((start + marked.len()).min(line_end), line_end);
    let marked = head(marked, WIDTH);
    let room = WIDTH.saturating_sub(marked.width());
    let before = tail(before, room * 2 / 3);
    let after = head(after, room.saturating_sub(before.width()));
    (before, marked, after)
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The beginning of `text` as far as it fits into `room` columns.
fn head(text: &str, room: usize) -> String {
    if text.len() <= room || text.width() <= room {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |letter: &char| {
        used += letter.width().unwrap_or(1);
        used <= room
    };
    text.chars().take_while(fits).chain([ELLIPSIS]).collect()
}

/// The end of `text` as far as it fits into `room` columns.
fn tail(text: &str, room: usize) -> String {
    if text.len() <= room || text.width() <= room {
        return text.to_owned();
    }
    let mut used = 1;
    let fits = |letter: &char| {
        used += letter.width().unwrap_or(1);
        used <= room
    };
    let mut letters: Vec<char> = text.chars().rev().take_while(fits).collect();
    letters.push(ELLIPSIS);
    letters.into_iter().rev().collect()
}

/// What a terminal may be shown: tabs as blanks, no other control characters, which could do
/// anything to it.
pub fn shown(text: &str) -> String {
    text.replace('\t', "    ")
        .chars()
        .map(|letter| if is_unsafe(letter) { '\u{fffd}' } else { letter })
        .collect()
}

/// Control characters, and those that turn the direction of what follows.
fn is_unsafe(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `text` as one paragraph that begins at column `start`, every further line indented by `indent`
/// columns.
pub fn wrapped(text: &str, start: usize, indent: usize) -> String {
    let mut result = String::new();
    let mut column = start;
    for word in shown(text).split(' ') {
        if !result.is_empty() && column + 1 + word.width() > WIDTH {
            result.push('\n');
            result.push_str(&" ".repeat(indent));
            column = indent;
        } else if !result.is_empty() {
            result.push(' ');
            column += 1;
        }
        result.push_str(word);
        column += word.width();
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str, marked: &str) -> Vec<String> {
        let start = text.find(marked).unwrap();
        let span = Span::new(start, start + marked.len());
        let frame = frame("a.json", text, &LineIndex::new(text), span, Ink::Error, Style::plain());
        frame.lines().map(str::to_owned).collect()
    }

    #[test]
    fn carets_stand_under_the_place() {
        let frame = plain("{\n\t\"é船\": 12,\n}", "12");
        assert_eq!(frame, ["  --> a.json:2:8", "   |", " 2 |     \"é船\": 12,", "   |            ^^"]);
    }

    #[test]
    fn of_several_lines_the_first_is_shown() {
        let frame = plain("[\n {\n }\n]", "{\n }");
        assert_eq!(frame[2..], [" 2 |  {", "   |  ^"]);
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let text = format!("[{}7{}]", "1,".repeat(400), ",2".repeat(400));
        let frame = plain(&text, "7");
        let caret = frame[3].chars().position(|letter| letter == '^').unwrap();
        assert_eq!(frame[2].chars().nth(caret), Some('7'));
        assert!(frame[2].chars().count() < 110 && frame[2].ends_with('…'), "{}", frame[2]);
    }

    #[test]
    fn nothing_that_steers_a_terminal_is_shown() {
        let frame = plain("{\"\u{1b}[2J\u{202e}x\": 1}", "1");
        assert!(frame.iter().all(|line| !line.contains('\u{1b}')), "{frame:?}");
    }

    #[test]
    fn words_are_wrapped() {
        let text = "word ".repeat(30);
        let wrapped = wrapped(text.trim_end(), 30, 4);
        assert!(wrapped.lines().next().unwrap().len() <= WIDTH - 30);
        assert!(wrapped.lines().all(|line| line.width() <= WIDTH));
        assert!(wrapped.lines().skip(1).all(|line| line.starts_with("    word")));
    }
}
