//! `tests/rules/TD-…/{accepted,refused}`: every refused fixture breaks the rule of its folder, at the place and
//! with the words of the `.expect` file beside it; every accepted one is a document AWS takes.

use crate::data::{entries, expect, here, inputs, name, options, read, report};
use crate::render;
use ecs_document::diagnostics::Diagnostic;
use ecs_document::lint::{Applicability, Severity};
use ecs_document::text::apply_edits;
use ecs_document::{JudgeOptions, judge};
use std::path::Path;

#[test]
fn refused_fixtures_are_refused_as_expected() {
    let mut complaints = Vec::new();
    for rule in entries(&here("tests/rules")) {
        for path in inputs(&rule.join("refused")) {
            let code = name(&rule);
            let text = read(&path);
            let judgement = judge(&text, &options(&path));
            let found: Vec<&Diagnostic> =
                judgement.diagnostics().iter().filter(|it| it.code == code).collect();
            if found.is_empty() {
                complaints.push(format!("{}: {code} finds nothing", path.display()));
            }
            let actual: String = found.iter().map(|found| render::finding(&text, found)).collect();
            complaints.extend(expect(&path, &actual).err());
        }
    }
    report(complaints);
}

#[test]
fn accepted_fixtures_have_no_error_and_nothing_of_their_rule() {
    let mut complaints = Vec::new();
    for rule in entries(&here("tests/rules")) {
        for path in inputs(&rule.join("accepted")) {
            let text = read(&path);
            for found in judge(&text, &options(&path)).diagnostics() {
                if found.code == name(&rule) || found.severity == Severity::Error {
                    let (line, code, message) = (found.line, found.code, &found.message);
                    complaints.push(format!("{}:{line}: {code}: {message}", path.display()));
                }
            }
        }
    }
    report(complaints);
}

#[test]
fn fixes_remove_what_they_fix_and_safe_ones_break_nothing() {
    let mut complaints = Vec::new();
    for rule in entries(&here("tests/rules")) {
        for path in inputs(&rule.join("refused")) {
            complaints.extend(check_fixes(&path, &read(&path), &options(&path)));
        }
    }
    report(complaints);
}

fn check_fixes(path: &Path, text: &str, options: &JudgeOptions) -> Vec<String> {
    let before = judge(text, options);
    let mut complaints = Vec::new();
    for found in before.diagnostics() {
        for fix in found.fixes.iter().filter(|fix| fix.applicability != Applicability::DisplayOnly) {
            let fixed = apply_edits(text, &fix.edits).expect("the edits of a fix do not overlap");
            let after = judge(&fixed, options);
            let left = count(after.diagnostics(), found.code);
            let place = format!("{} {}: {}", path.display(), found.code, fix.title);
            if left >= count(before.diagnostics(), found.code) {
                complaints.push(format!("{place}: the finding stays\n{fixed}"));
            }
            if fix.applicability == Applicability::Safe {
                let new = after.diagnostics().iter().find(|it| {
                    it.severity == Severity::Error
                        && count(after.diagnostics(), it.code) > count(before.diagnostics(), it.code)
                });
                complaints
                    .extend(new.map(|new| format!("{place}: brings {} {}\n{fixed}", new.code, new.message)));
            }
        }
    }
    complaints
}

fn count(diagnostics: &[Diagnostic], code: &str) -> usize {
    diagnostics.iter().filter(|found| found.code == code).count()
}
