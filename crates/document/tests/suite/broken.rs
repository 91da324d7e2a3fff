//! `tests/broken`: texts that are not JSON, with what is said about them and what the safe fixes make of them.

use crate::data::{expect, here, inputs, read, report};
use ecs_document::syntax::parse_json;
use ecs_document::{JudgeOptions, apply_fixes, judge};
use std::fmt::Write;

#[test]
fn broken_texts_are_read_and_repaired_as_expected() {
    let mut complaints = Vec::new();
    for path in inputs(&here("tests/broken")) {
        let text = read(&path);
        let judgement = judge(&text, &JudgeOptions::default());
        let syntax = judgement.diagnostics().iter().filter(|found| found.code == "TD-DOC-001");
        let syntax: Vec<_> = syntax.cloned().collect();
        let mut actual = String::new();
        for found in &syntax {
            let (line, column, marked) = (found.line, found.column, found.span.of(&text));
            writeln!(actual, "{line}:{column} {marked:?} {}", found.message).unwrap();
            if let Some(aws) = &found.aws_message {
                writeln!(actual, "  AWS: {aws}").unwrap();
            }
        }
        let (fixed, _) = apply_fixes(&text, &syntax, true);
        let left = parse_json(&fixed).problems.len();
        writeln!(actual, "after the fixes, with {left} left:\n{fixed}").unwrap();
        complaints.extend(expect(&path, &actual).err());
    }
    report(complaints);
}
