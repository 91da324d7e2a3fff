//! `ecsp fix`: repairs task definitions, or shows what would change.

use std::io::{self, Write};
use std::{fs, path::Path};

use ecs_document::diagnostics::silence::MARKER;
use ecs_document::diagnostics::{Diagnostic, Summary};
use ecs_document::{JudgeOptions, Repaired, judge, repair_selected};
use similar::{ChangeTag, TextDiff};

use crate::Outcome;
use crate::args::Fix;
use crate::files::{Input, Inputs};
use crate::input::{STDIN, display_name};
use crate::silences::Silences;
use crate::style::{Ink, Style};

/// The rule that finds comments.
const NOT_JSON: &str = "TD-DOC-001";

/// Repairs every file; the outcome says whether errors are left.
///
/// # Errors
/// When a file or the output cannot be written.
pub fn run(options: &Fix) -> io::Result<Outcome> {
    let mut silences = match Silences::read(&options.ignore) {
        Ok(silences) => silences,
        Err(message) => {
            eprintln!("ecsp: {message}");
            return Ok(Outcome::Unreadable);
        }
    };
    let inputs = Inputs::read(&options.files);
    inputs.complaints.iter().for_each(|message| eprintln!("ecsp: {message}"));
    let mut outcome = if inputs.complaints.is_empty() { Outcome::Clean } else { Outcome::Unreadable };
    for Input { path, text } in &inputs.files {
        let repaired = repair(path, text, options.r#unsafe, &mut silences);
        if repaired.summary.errors > 0 && outcome == Outcome::Clean {
            outcome = Outcome::Errors;
        }
        if options.diff {
            write_diff(&mut io::stdout().lock(), path, text, &repaired.text)?;
        } else if path == STDIN {
            io::stdout().write_all(repaired.text.as_bytes())?;
        } else if repaired.text != *text {
            replace(path, &repaired.text)?;
        }
        report(path, &repaired, options.diff);
    }
    Ok(outcome)
}

/// Repairs what nobody has answered; what is answered is not counted among what is left either.
fn repair(path: &str, text: &str, with_unsafe: bool, silences: &mut Silences) -> Repaired {
    let options = JudgeOptions::default();
    let mut repaired = repair_selected(text, &options, with_unsafe, |text, found| {
        let mut kept = silences.part(path, text, found).kept;
        kept.retain(|found| !is_silence(found, text));
        kept
    });
    let left = judge(&repaired.text, &options);
    repaired.summary = Summary::of(&silences.part(path, &repaired.text, left.diagnostics()).kept);
    repaired
}

/// Whether the finding is that JSON has no comments, about a comment that silences: with it would go what it
/// says, and the next round would repair what somebody wants as it is.
fn is_silence(found: &Diagnostic, text: &str) -> bool {
    found.code == NOT_JSON
        && found.span.of(text).trim_start_matches(['/', '*', '#', ' ', '\t']).starts_with(MARKER)
}

/// Writes beside the file and renames, so that a file is never half written.
fn replace(path: &str, text: &str) -> io::Result<()> {
    let target = fs::canonicalize(path)?;
    let folder = target.parent().unwrap_or(Path::new("."));
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.ecsp-{}", std::process::id()));
    let written = fs::write(&beside, text)
        .and_then(|()| fs::metadata(&target))
        .and_then(|metadata| fs::set_permissions(&beside, metadata.permissions()))
        .and_then(|()| fs::rename(&beside, &target));
    if written.is_err() {
        // What is left of the attempt is of no use; the first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn report(path: &str, repaired: &Repaired, is_diff: bool) {
    let fixes = match (repaired.fixes, is_diff) {
        (0, _) => "nothing to fix".to_owned(),
        (1, false) => "1 fix applied".to_owned(),
        (1, true) => "1 fix would be applied".to_owned(),
        (count, false) => format!("{count} fixes applied"),
        (count, true) => format!("{count} fixes would be applied"),
    };
    let left = match repaired.summary.errors {
        0 => "no error is left".to_owned(),
        1 => "1 error is left that needs a person".to_owned(),
        errors => format!("{errors} errors are left that need a person"),
    };
    eprintln!("{}: {fixes}, {left}.", display_name(path));
}

/// A unified diff; empty when nothing changes.
fn write_diff(output: &mut impl Write, path: &str, before: &str, after: &str) -> io::Result<()> {
    if before == after {
        return Ok(());
    }
    let style = Style::of_stdout();
    let diff = TextDiff::from_lines(before, after);
    writeln!(output, "{}", style.paint(Ink::Strong, &format!("--- {path}\n+++ {path}")))?;
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        writeln!(output, "{}", style.paint(Ink::Note, &hunk.header().to_string()))?;
        for change in hunk.iter_changes() {
            let (sign, ink) = match change.tag() {
                ChangeTag::Delete => ("-", Ink::Error),
                ChangeTag::Insert => ("+", Ink::Good),
                ChangeTag::Equal => (" ", Ink::Faint),
            };
            let line = format!("{sign}{}", change.value().trim_end_matches(['\n', '\r']));
            let line = if change.tag() == ChangeTag::Equal { line } else { style.paint(ink, &line) };
            writeln!(output, "{line}")?;
            if change.missing_newline() {
                writeln!(output, "\\ No newline at end of file")?;
            }
        }
    }
    Ok(())
}
