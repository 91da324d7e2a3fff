//! `tests/forms`: documents in the forms people paste them, with the form, the findings, and what the clean-up
//! makes of them. The name of a file begins with the id of its form.

use crate::data::{expect, here, inputs, name, read, report};
use crate::render;
use ecs_document::lint::Severity;
use ecs_document::{JudgeOptions, apply_fixes, judge};
use std::fmt::Write;

#[test]
fn forms_are_recognised_and_cleaned_up() {
    let mut complaints = Vec::new();
    for path in inputs(&here("tests/forms")) {
        let text = read(&path);
        let judgement = judge(&text, &JudgeOptions::default());
        let form = judgement.form().id();
        if !name(&path).starts_with(form) {
            complaints.push(format!("{}: recognised as {form}", path.display()));
        }
        let mut actual = String::new();
        // Only what the form is about; the rules of the task itself have fixtures of their own.
        for found in judgement.diagnostics().iter().filter(|found| found.code.starts_with("TD-DOC-")) {
            write!(actual, "{} {}", found.code, render::finding(&text, found)).unwrap();
        }
        complaints.extend(expect(&path, &actual).err());
    }
    report(complaints);
}

/// What AWS printed says nothing but one quiet note, and is a register input after the clean-up.
#[test]
fn described_definitions_are_clean_after_one_fix() {
    for path in inputs(&here("tests/forms")) {
        let text = read(&path);
        let judgement = judge(&text, &JudgeOptions::default());
        if !judgement.form().is_described() {
            continue;
        }
        let (fixed, applied) = apply_fixes(&text, judgement.diagnostics(), false);
        let cleaned = judge(&fixed, &JudgeOptions::default());
        assert_eq!((applied, cleaned.form().id()), (1, "register-input"), "{}", path.display());
        assert_eq!(cleaned.summary().errors, 0, "{}\n{fixed}", path.display());
        assert!(judgement.diagnostics().iter().all(|found| found.severity == Severity::Note));
        serde_json::from_str::<serde_json::Value>(&fixed).unwrap_or_else(|error| panic!("{error}\n{fixed}"));
    }
}

/// A form that is only named gets one note, not a storm.
#[test]
fn forms_that_are_not_read_get_one_note() {
    for path in inputs(&here("tests/forms")) {
        let judgement = judge(&read(&path), &JudgeOptions::default());
        let is_named_only = judgement.definitions().next().is_none();
        if is_named_only && !["empty", "text", "list", "scalar"].contains(&judgement.form().id()) {
            assert_eq!(judgement.diagnostics().len(), 1, "{}", path.display());
            assert_eq!(judgement.diagnostics()[0].severity, Severity::Note, "{}", path.display());
        }
    }
}
