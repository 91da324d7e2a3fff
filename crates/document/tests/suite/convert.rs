//! `tests/convert`: texts in every form that is judged by way of a register input, with what is found in them,
//! what the conversion says, and the register input itself.

use crate::data::{amount, expect, here, inputs, read, report};
use crate::render;
use ecs_document::convert::{Target, export, register_inputs};
use ecs_document::diagnostics::Diagnostic;
use ecs_document::forms::RootKind;
use ecs_document::lint::{Applicability, Class, Severity};
use ecs_document::text::apply_edits;
use ecs_document::{JudgeOptions, Judgement, judge, repair};
use std::fmt::Write;

fn judged(text: &str) -> Judgement {
    judge(text, &JudgeOptions::default())
}

#[test]
fn every_form_is_judged_and_converted() {
    let mut complaints = Vec::new();
    for path in inputs(&here("tests/convert")) {
        let text = read(&path);
        let judgement = judged(&text);
        let mut actual = format!("{}\n", judgement.form().id());
        // Advice about the task has fixtures of its own.
        let matters =
            |found: &&Diagnostic| found.severity == Severity::Error || found.code.starts_with("TD-DOC-");
        for found in judgement.diagnostics().iter().filter(matters) {
            write!(actual, "{} {}", found.code, render::finding(&text, found)).unwrap();
        }
        for input in register_inputs(&text) {
            for note in &input.notes {
                writeln!(
                    actual,
                    "note {:?}: {}",
                    note.span.of(&text).lines().next().unwrap_or(""),
                    note.message
                )
                .unwrap();
            }
            writeln!(actual, "{}", input.json).unwrap();
        }
        complaints.extend(expect(&path, &actual).err());
    }
    report(complaints);
}

/// What a conversion writes is JSON without a syntax error, and says nothing new: every error in it was there
/// before.
#[test]
fn what_is_converted_is_a_clean_register_input() {
    for folder in ["tests/convert", "tests/forms"] {
        for path in inputs(&here(folder)) {
            let text = read(&path);
            let judgement = judged(&text);
            if judgement.definitions().any(|definition| definition.root.kind != RootKind::TaskDefinition) {
                // What surrounds the containers is new.
                continue;
            }
            let before: Vec<&str> = judgement.diagnostics().iter().map(|found| found.code).collect();
            for input in register_inputs(&text) {
                serde_json::from_str::<serde_json::Value>(&input.json)
                    .unwrap_or_else(|error| panic!("{}: {error}\n{}", path.display(), input.json));
                let after = judged(&input.json);
                assert_eq!(after.form().id(), "register-input", "{}\n{}", path.display(), input.json);
                for code in errors(&after) {
                    assert!(before.contains(&code), "{}: {code} is new\n{}", path.display(), input.json);
                }
            }
        }
    }
}

fn errors(judgement: &Judgement) -> Vec<&'static str> {
    let found = judgement.diagnostics().iter().filter(|it| it.severity == Severity::Error);
    found.map(|found| found.code).collect()
}

/// A fix of what was pasted removes its finding, whatever the notation.
#[test]
fn fixes_are_written_in_the_notation_of_the_text() {
    let mut complaints = Vec::new();
    for path in inputs(&here("tests/convert")) {
        let text = read(&path);
        let before = judged(&text);
        for found in before.diagnostics() {
            for fix in found.fixes.iter().filter(|fix| fix.applicability == Applicability::Safe) {
                let fixed = apply_edits(&text, &fix.edits).expect("the edits of a fix do not overlap");
                let count = |list: &[Diagnostic]| list.iter().filter(|it| it.code == found.code).count();
                if count(judged(&fixed).diagnostics()) >= count(before.diagnostics()) {
                    complaints.push(format!("{} {}: {}\n{fixed}", path.display(), found.code, fix.title));
                }
            }
        }
    }
    report(complaints);
}

/// Who does not show the fixes of notes need not wait for them, and is told everything else.
#[test]
fn notes_can_do_without_fixes() {
    let options = JudgeOptions { notes_without_fixes: true, ..JudgeOptions::default() };
    let mut left_out = 0;
    for path in inputs(&here("tests/convert")) {
        let text = read(&path);
        let mut whole = judged(&text).diagnostics().to_vec();
        for note in whole.iter_mut().filter(|found| found.severity == Severity::Note) {
            left_out += note.fixes.len();
            note.fixes.clear();
        }
        assert_eq!(judge(&text, &options).diagnostics(), whole, "{}", path.display());
    }
    assert!(left_out > 0);
}

/// All fixes together, again and again, leave fewer errors, and the same form without a syntax error.
#[test]
fn all_fixes_together_leave_a_text_of_the_same_form() {
    for path in inputs(&here("tests/convert")) {
        let text = read(&path);
        let before = judged(&text);
        for with_unsafe in [false, true] {
            let repaired = repair(&text, &JudgeOptions::default(), with_unsafe);
            let after = judged(&repaired.text);
            assert_eq!(after.form(), before.form(), "{}\n{}", path.display(), repaired.text);
            // A block that lost its last member would be null.
            let broken =
                after.diagnostics().iter().any(|found| matches!(found.code, "TD-DOC-001" | "TD-DOC-007"));
            assert!(!broken, "{}\n{}", path.display(), repaired.text);
            assert!(
                after.summary().errors <= before.summary().errors,
                "{}\n{}",
                path.display(),
                repaired.text
            );
        }
    }
}

/// What is found, without its place in the text. Template tokens are another matter in each form.
fn essence(judgement: &Judgement) -> Vec<(&'static str, Severity)> {
    let about_tokens = |code| matches!(code, "TD-DOC-019" | "TD-ROLE-005");
    let found = judgement.diagnostics().iter();
    let found = found.filter(|found| found.severity != Severity::Note || !about_tokens(found.code));
    let mut list: Vec<_> = found.map(|found| (found.code, found.severity)).collect();
    list.sort();
    list
}

/// How many fixtures are taken of each folder.
fn few() -> usize {
    amount(2, 1)
}

/// Fixtures of the rules that are register inputs, with their names. Those about JSON itself, its types and
/// the names of members have no counterpart in another form.
fn register_fixtures() -> Vec<(String, String, Judgement)> {
    let folders = crate::data::entries(&here("tests/rules")).into_iter();
    let folders = folders.flat_map(|rule| [rule.join("accepted"), rule.join("refused")]);
    // A few of each rule: these tests read every text many times.
    let paths = folders.flat_map(|folder| inputs(&folder).into_iter().take(few()));
    let paths = paths.filter(|path| !path.to_string_lossy().contains('@'));
    let texts = paths.map(|path| (path.display().to_string(), read(&path)));
    let judged = texts.map(|(name, text)| {
        let judgement = judged(&text);
        (name, text, judgement)
    });
    judged
        .filter(|(_, text, judgement)| {
            let is_json = serde_json::from_str::<serde_json::Value>(text).is_ok();
            let about_json = |code: &str| code.starts_with("TD-DOC-0") && code != "TD-DOC-019";
            let is_about_json = judgement.diagnostics().iter().any(|found| about_json(found.code));
            is_json && judgement.form().id() == "register-input" && !is_about_json
        })
        .collect()
}

/// Written anew, with other blanks and its members in alphabetical order, a definition has the same findings.
#[test]
fn blanks_and_the_order_of_members_change_nothing() {
    for (name, text, json) in register_fixtures() {
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        for written in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            assert_eq!(essence(&json), essence(&judged(&written)), "{name}\n{written}");
        }
    }
}

/// Comments, other indentation and Windows line ends change nothing in YAML.
#[test]
fn comments_and_indentation_change_nothing() {
    for (name, text, _) in register_fixtures().into_iter().step_by(4) {
        let template = export(&text, Target::CloudFormation);
        let before = essence(&judged(&template));
        let commented = template.replace('\n', "  # note: not [a, {value\n");
        let indented: String = template.lines().map(twice_as_deep).collect();
        for written in [commented, indented, template.replace('\n', "\r\n")] {
            assert_eq!(before, essence(&judged(&written)), "{name}\n{written}");
        }
    }
}

/// A line of YAML with twice its indentation; what follows a dash keeps its column to the others of its kind.
fn twice_as_deep(line: &str) -> String {
    let inside = line.trim_start();
    let depth = line.len() - inside.len();
    let inside = inside.replacen("- ", "-   ", usize::from(inside.starts_with("- ")));
    format!("{}{inside}\n", " ".repeat(2 * depth))
}

/// JSON is YAML: with the mark of a document in front, every register input is read as such, and nothing that is
/// found changes.
#[test]
fn json_read_as_yaml_says_the_same() {
    for (name, text, json) in register_fixtures() {
        // YAML has no pairs of surrogates.
        if !text.to_ascii_lowercase().contains("\\ud") {
            assert_eq!(essence(&json), essence(&judged(&format!("---\n{text}"))), "{name}");
        }
    }
}

/// Written as CloudFormation and read back, a definition has the same findings; but for what the client says, which
/// is stricter about types than a template, and takes no definition without a family.
#[test]
fn to_cloudformation_and_back_changes_nothing() {
    for (name, text, json) in register_fixtures() {
        let template = export(&text, Target::CloudFormation);
        let back = judged(&template);
        assert_eq!(back.form().id(), "cloudformation-template", "{name}\n{template}");
        if !json.diagnostics().iter().any(|found| found.class == Class::RejectedByClient) {
            assert_eq!(essence(&json), essence(&back), "{name}\n{template}");
        }
    }
}

/// The same by way of Terraform, for which an empty string is as good as none, and a volume's host nothing without a
/// path.
#[test]
fn to_terraform_and_back_changes_nothing() {
    let mut complaints = Vec::new();
    for (name, text, json) in register_fixtures() {
        let source = export(&text, Target::Terraform);
        let back = judged(&source);
        assert_eq!(back.form().id(), "terraform", "{name}\n{source}");
        let by_the_client = json.diagnostics().iter().any(|found| found.class == Class::RejectedByClient);
        let has_counterpart = !by_the_client && !source.contains(" = \"\"") && !has_code(&json, "TD-VOL-006");
        let (expected, found) = (essence(&json), essence(&back));
        if has_counterpart && expected != found {
            let lost: Vec<_> = expected.iter().filter(|it| !found.contains(it)).collect();
            let new: Vec<_> = found.iter().filter(|it| !expected.contains(it)).collect();
            complaints.push(format!("{name}: lost {lost:?}, new {new:?}\n{source}"));
        }
    }
    report(complaints);
}

fn has_code(judgement: &Judgement, code: &str) -> bool {
    judgement.diagnostics().iter().any(|found| found.code == code)
}
