//! `tests/assist`: half-written definitions in every form, with a caret (‸) where the cursor is, and what is offered, explained
//! or found there. `name@fargate.json` is written for Fargate; in `rename` the part after the @ is the new name.

use crate::data::{expect, here, inputs, name, options, read, report};
use ecs_document::assist::{Completion, Occurrence, complete, definition_of, hover, references, rename};
use ecs_document::text::{Edit, Span, apply_edits};
use std::fmt::Write;
use std::path::Path;

/// Stands for the cursor.
const CARET: char = '‸';

/// Longer lists are compared without the sentence about each entry, which has its place in the tables.
const SHORT_LIST: usize = 8;

/// A fixture without its caret, and where that was.
fn at_caret(path: &Path) -> (String, u32) {
    let marked = read(path);
    let offset = marked.find(CARET).unwrap_or_else(|| panic!("{}: no caret", path.display()));
    (marked.replacen(CARET, "", 1), offset as u32)
}

fn each(folder: &str, render: impl Fn(&Path, &str, u32) -> String) {
    let complaints = inputs(&here("tests/assist").join(folder)).into_iter().filter_map(|path| {
        let (text, offset) = at_caret(&path);
        expect(&path, &render(&path, &text, offset)).err()
    });
    report(complaints.collect());
}

#[test]
fn what_can_be_written_is_offered() {
    each("complete", |path, text, offset| {
        let completions = complete(text, offset, options(path).target);
        let is_short = completions.len() <= SHORT_LIST;
        completions.iter().map(|completion| line(text, completion, is_short)).collect()
    });
}

/// One line for a completion, and what the text becomes when it is taken.
fn line(text: &str, completion: &Completion, with_about: bool) -> String {
    let comma = completion.comma_at.map(|at| Edit::insert(at, ","));
    let edits: Vec<Edit> =
        comma.into_iter().chain([Edit::replace(completion.replaces, completion.text.clone())]).collect();
    let completed = apply_edits(text, &edits).expect("the comma is not inside what is replaced");
    let commas = if completion.comma_at.is_some() { 1 } else { 0 };
    let cursor = (completion.replaces.start + completion.cursor + commas) as usize;
    let (before, after) = completed.split_at(cursor);
    let first = completion.replaces.start as usize;
    let last = first + commas as usize + completion.text.len();
    let start = completed[..first].rfind('\n').map_or(0, |at| at + 1);
    let end = completed[last..].find('\n').map_or(after.len(), |end| last + end - cursor);
    let about = if with_about { completion.about.as_str() } else { "" };
    let kind = format!("{:?}", completion.kind).to_lowercase();
    let words = [completion.label.as_str(), &kind, &completion.detail, about].map(|it| it.trim());
    let words: Vec<&str> = words.into_iter().filter(|it| !it.is_empty()).collect();
    let comma = if commas > 0 { " (and a comma before)" } else { "" };
    let written = format!("{}{CARET}{}", &before[start..], &after[..end]);
    let indentation = &written[..written.len() - written.trim_start().len()];
    let written = written.trim_start().replace(&format!("\n{indentation}"), "\n  ");
    format!("{}\n  {written}{comma}\n", words.join(" | "))
}

#[test]
fn what_is_under_the_pointer_is_explained() {
    each("hover", |_, text, offset| {
        let Some(hover) = hover(text, offset) else { return "nothing\n".to_owned() };
        let mut out = format!("{} {:?}\n{}\n", hover.title, hover.span.of(text), hover.about);
        for fact in hover.facts {
            writeln!(out, "{}: {}", fact.label, fact.text).unwrap();
        }
        out
    });
}

#[test]
fn names_are_found_where_they_are_defined_and_used() {
    each("names", |_, text, offset| {
        let definition = definition_of(text, offset);
        let all = references(text, offset).iter().map(|it| occurrence(text, it)).collect::<String>();
        let defined = definition.map_or("nowhere\n".to_owned(), |it| occurrence(text, &it));
        format!("defined at {defined}{all}")
    });
}

fn occurrence(text: &str, found: &Occurrence) -> String {
    let kind = if found.defines { "defines" } else { "uses" };
    format!("{} {kind} {} {:?}\n", found.pointer, found.named.word(), found.span.of(text))
}

#[test]
fn names_are_changed_everywhere_at_once() {
    each("rename", |path, text, offset| {
        let file = name(path);
        let stem = file.rsplit_once('.').expect("an extension").0;
        let new = stem.split_once('@').expect("a new name").1;
        match rename(text, offset, new) {
            Ok(edits) => apply_edits(text, &edits).expect("names do not overlap"),
            Err(why) => format!("{why}\n"),
        }
    });
}

/// Whatever the text and wherever the cursor: an answer, and one that fits the text.
#[test]
fn help_is_at_hand_at_every_place_of_broken_texts() {
    for path in inputs(&here("tests/broken")) {
        let text = read(&path);
        let step = (text.len() / 200).max(1);
        for offset in (0..=text.len()).step_by(step) {
            let offset = offset as u32;
            for completion in complete(&text, offset, None) {
                let edit = Edit::replace(completion.replaces, completion.text);
                assert!(apply_edits(&text, &[edit]).is_ok(), "{} at {offset}", path.display());
            }
            let explained = hover(&text, offset).map_or(Span::default(), |hover| hover.span);
            assert!(text.get(explained.range()).is_some());
            if let Ok(edits) = rename(&text, offset, "new-name") {
                assert!(apply_edits(&text, &edits).is_ok(), "{} at {offset}", path.display());
            }
        }
    }
}
