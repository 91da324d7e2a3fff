//! `tests/silence`: documents with comments that silence rules, and what becomes of each finding and silence.

use crate::data::{expect, here, inputs, read, report};
use ecs_document::diagnostics::Diagnostic;
use ecs_document::diagnostics::silence::{MAX_SILENCES, Silence, silence, silences};
use ecs_document::text::Span;
use ecs_document::{JudgeOptions, judge};
use std::fmt::Write;

#[test]
fn comments_silence_what_they_name_where_they_stand() {
    let folder = here("tests/silence");
    let texts = inputs(&folder);
    assert!(texts.len() > 3);
    let complaints = texts.into_iter().filter_map(|path| expect(&path, &parted(&read(&path))).err());
    report(complaints.collect());
}

/// The rules that the documents are about: what others find in them is no matter here.
const RULES: [&str; 3] = ["TD-DOC-001", "TD-NET-001", "TD-NET-016"];

fn findings(text: &str) -> Vec<Diagnostic> {
    let judgement = judge(text, &JudgeOptions::default());
    judgement.diagnostics().iter().filter(|found| RULES.contains(&found.code)).cloned().collect()
}

fn parted(text: &str) -> String {
    let mut out = String::new();
    let parted = silence(text, &findings(text));
    for silence in silences(text) {
        writeln!(out, "reads {}", shown(text, &silence)).unwrap();
    }
    for (found, silence) in &parted.silenced {
        writeln!(out, "silences {} in line {} by {}", found.code, found.line, shown(text, silence)).unwrap();
    }
    for found in &parted.kept {
        writeln!(out, "keeps {} in line {}", found.code, found.line).unwrap();
    }
    for silence in &parted.unused {
        writeln!(out, "unused {}: {}", shown(text, silence), silence.complaint()).unwrap();
    }
    out
}

fn shown(text: &str, silence: &Silence) -> String {
    let (marked, lines, reason) = (silence.span.of(text), silence.lines(), &silence.reason);
    format!("{marked:?} {}-{} {reason:?}", lines.start(), lines.end())
}

#[test]
fn nothing_is_lost_when_findings_are_parted() {
    let text = read(&here("tests/silence/own-line-and-next.json"));
    let found = findings(&text);
    let parted = silence(&text, &found);
    let mut together: Vec<_> =
        parted.kept.iter().chain(parted.silenced.iter().map(|(found, _)| found)).collect();
    together.sort_by_key(|found| (found.span, found.code));
    assert!(together.into_iter().eq(&found));
}

/// A text may be nothing but comments of this kind, in one line or in many.
#[test]
fn hostile_texts_have_a_bounded_number_of_silences() {
    for text in
        ["# ecsp-ignore TD-NET-001\n", "/* ecsp-ignore TD-NET-001 */ ", "\"ecsp-ignore ", "'ecsp-ignore"]
    {
        assert!(silences(&text.repeat(50_000)).len() <= MAX_SILENCES);
    }
    let many = format!("# ecsp-ignore {}", "TD-NET-001 ".repeat(50_000));
    assert_eq!(silences(&many).len(), MAX_SILENCES);
}

#[test]
fn places_are_those_of_the_text_whatever_ends_its_lines() {
    for text in [
        "é\r\n🚀 // ecsp-ignore TD-NET-001",
        "é\r🚀 /* ecsp-ignore TD-NET-001 */",
        "é\n🚀 # ecsp-ignore TD-NET-001",
    ] {
        let found = silences(text);
        let at = text.find("TD-").unwrap();
        assert_eq!(found.len(), 1, "{text:?}");
        assert_eq!((found[0].span, found[0].lines()), (Span::new(at, at + 10), 2..=2), "{text:?}");
    }
}
