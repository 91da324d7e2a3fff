//! `tests/lens`: definitions looked at for every launch type, and made ready for each of them.

use crate::data::{entries, expect, here, inputs, read, report};
use ecs_document::lens::{Fit, Outlook, lens, ready_for};
use ecs_document::lint::{Applicability, Fix, Severity, Target};
use ecs_document::text::apply_edits;
use ecs_document::{JudgeOptions, judge};
use std::fmt::Write;

/// The longest fixture that is made ready, in bytes.
const LONGEST: usize = 4096;

#[test]
fn definitions_are_looked_at_for_every_launch_type() {
    let complaints =
        inputs(&here("tests/lens")).into_iter().filter(|path| path.is_file()).filter_map(|path| {
            let text = read(&path);
            let actual: String = lens(&text).iter().map(|outlook| table_row(&text, outlook)).collect();
            expect(&path, &actual).err()
        });
    report(complaints.collect());
}

fn table_row(text: &str, outlook: &Outlook) -> String {
    let mut out = String::new();
    let fit = match outlook.fit {
        Fit::AsItIs => "as it is",
        Fit::WithChanges => "with changes",
        Fit::Cannot => "cannot",
    };
    writeln!(out, "== {}: {fit}", outlook.name).unwrap();
    for found in &outlook.errors {
        writeln!(out, "refused: {} line {}", found.code, found.line).unwrap();
    }
    for step in &outlook.steps {
        let trust = if step.applicability == Applicability::Safe { "" } else { " (to be looked at)" };
        writeln!(out, "step: {}{trust} [{}]", step.title, step.code.unwrap_or("launch type")).unwrap();
    }
    for found in &outlook.remaining {
        writeln!(out, "left: {} line {}", found.code, found.line).unwrap();
    }
    if !outlook.steps.is_empty() {
        let ready = ready_for(text, Target::from_name(outlook.target).unwrap());
        out.push_str(&apply_edits(text, &ready.edits).expect("the edits are disjoint"));
    }
    out
}

/// Whatever a fixture breaks: the edits fit it, nothing is left but what is said and what takes a person, and a
/// second time nothing is changed any more. Each fixture is made ready for one of the launch types in turn.
#[test]
fn fixtures_are_made_ready_as_far_as_repairs_are_known() {
    let rules = entries(&here("tests/rules"));
    let fixtures = rules.iter().flat_map(|rule| ["accepted", "refused"].map(|kind| inputs(&rule.join(kind))));
    let targets = Target::ALL.into_iter().cycle();
    // Longer ones are about length, and each is judged a dozen times.
    let short = fixtures.flatten().map(|path| (read(&path), path)).filter(|(text, _)| text.len() <= LONGEST);
    let complaints = short.zip(targets).filter_map(|((text, path), target)| {
        let place = format!("{} for {}", path.display(), target.as_str());
        check(&text, target).err().map(|complaint| format!("{place}: {complaint}"))
    });
    report(complaints.collect());
}

fn check(text: &str, target: Target) -> Result<(), String> {
    let ready = ready_for(text, target);
    let made = apply_edits(text, &ready.edits).map_err(|conflict| conflict.to_string())?;
    let judgement = judge(&made, &JudgeOptions { target: Some(target), ..JudgeOptions::default() });
    let errors = judgement.diagnostics().iter().filter(|found| found.severity == Severity::Error);
    if !errors.eq(&ready.remaining) {
        return Err("says that something else is left".to_owned());
    }
    let is_applied = |fix: &Fix| fix.applicability != Applicability::DisplayOnly;
    if let Some(found) = ready.remaining.iter().find(|found| found.fixes.iter().any(is_applied)) {
        return Err(format!("leaves {} unrepaired\n{made}", found.code));
    }
    match ready_for(&made, target).edits.as_slice() {
        [] => Ok(()),
        _ => Err(format!("changes again what it made\n{made}")),
    }
}
