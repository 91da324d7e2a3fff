//! `ecsp check`: every problem of task definitions, in five formats.

mod github;
mod human;
mod json;
mod markdown;
mod sarif;
mod scenario;

use std::fs;
use std::io::{self, Write};

use ecs_document::diagnostics::silence::Silence;
use ecs_document::diagnostics::{Diagnostic, Summary};
use ecs_document::launch::Launch;
use ecs_document::{JudgeOptions, Judgement, judge};

use crate::Outcome;
use crate::args::{Check, CheckFormat};
use crate::files::{Input, Inputs};
use crate::silences::{Parted, Silences, Silent};

/// A file that was read, and what was found in it.
pub struct Judged {
    /// As it was called on the command line.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What there is to say about it.
    pub findings: Findings,
    /// The findings that somebody has answered.
    pub silent: Vec<Silent>,
    /// Comments that silence nothing.
    pub unused: Vec<Silence>,
}

/// What was found in a text.
#[derive(Default)]
pub struct Findings {
    /// The form of the text.
    pub form: &'static str,
    /// The findings, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// How many there are of each severity.
    pub summary: Summary,
    /// How many are not among [`Findings::diagnostics`].
    pub omitted: usize,
    /// Whether there are errors that no rule speaks about: those of a scenario.
    pub has_other_errors: bool,
}

impl Findings {
    fn of(judgement: &Judgement) -> Findings {
        Findings {
            form: judgement.form().id(),
            diagnostics: judgement.diagnostics().to_vec(),
            summary: judgement.summary(),
            omitted: judgement.omitted(),
            has_other_errors: false,
        }
    }

    /// Adds what was found in a later part of the same text.
    fn add(&mut self, later: Findings) {
        self.diagnostics.extend(later.diagnostics);
        self.summary = sum(self.summary, later.summary);
        self.omitted += later.omitted;
    }

    /// Leaves only these of the findings.
    fn keep(&mut self, kept: Vec<Diagnostic>) {
        let (before, after) = (Summary::of(&self.diagnostics), Summary::of(&kept));
        self.summary.errors -= before.errors - after.errors;
        self.summary.warnings -= before.warnings - after.warnings;
        self.summary.notes -= before.notes - after.notes;
        self.diagnostics = kept;
    }
}

/// What a run has to say.
pub struct Report {
    /// The files that were judged, in order.
    pub files: Vec<Judged>,
    /// Sentences about what could not be read.
    pub complaints: Vec<String>,
    /// Sentences about what silences nothing, outside of the files.
    pub unused: Vec<String>,
}

/// Judges every file, prints what was found and says whether an error was among it.
///
/// # Errors
/// When the output cannot be written.
pub fn run(options: &Check) -> io::Result<Outcome> {
    let prepared =
        Silences::read(&options.ignore).and_then(|silences| Ok((silences, judge_options(options)?)));
    let (mut silences, judge_options) = match prepared {
        Ok(prepared) => prepared,
        Err(message) => {
            eprintln!("ecsp: {message}");
            return Ok(Outcome::Unreadable);
        }
    };
    let report = judge_all(options, &judge_options, &mut silences);
    report.complaints.iter().for_each(|message| eprintln!("ecsp: {message}"));
    let mut output = io::BufWriter::new(io::stdout().lock());
    match options.format {
        CheckFormat::Human => human::write(&mut output, &report.files, options.full),
        CheckFormat::Json => json::write(&mut output, &report.files),
        CheckFormat::Sarif => sarif::write(&mut output, &report),
        CheckFormat::Github => github::write(&mut output, &report),
        CheckFormat::Markdown => markdown::write(&mut output, &report.files),
    }?;
    output.flush()?;
    // These two formats say it themselves.
    if !matches!(options.format, CheckFormat::Sarif | CheckFormat::Github) {
        human::write_unused(&report);
    }
    let has_errors =
        summary(&report.files).errors > 0 || report.files.iter().any(|file| file.findings.has_other_errors);
    Ok(match (report.complaints.is_empty(), has_errors) {
        (false, _) => Outcome::Unreadable,
        (true, false) => Outcome::Clean,
        (true, true) => Outcome::Errors,
    })
}

/// What the definitions are judged for; an error is a sentence about the file with the calls.
fn judge_options(options: &Check) -> Result<JudgeOptions, String> {
    let launches = options.launch.as_deref().map_or(Ok(Vec::new()), launches)?;
    let notes_without_fixes = options.format == CheckFormat::Human && !options.full;
    Ok(JudgeOptions { target: options.launch_type, launches, notes_without_fixes })
}

fn launches(path: &str) -> Result<Vec<Launch>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{path} cannot be read: {error}"))?;
    Launch::read_all(&text).ok_or_else(|| format!("{path} is not the input of a call as JSON."))
}

fn judge_all(options: &Check, judge_options: &JudgeOptions, silences: &mut Silences) -> Report {
    let inputs = Inputs::read(&options.files);
    let judged = inputs.files.into_iter().map(|Input { path, text }| {
        let mut findings = scenario::findings(&path, &text, judge_options)
            .unwrap_or_else(|| Findings::of(&judge(&text, judge_options)));
        let Parted { kept, silent, unused } = silences.part(&path, &text, &findings.diagnostics);
        findings.keep(kept);
        Judged { path, text, findings, silent, unused }
    });
    let files = judged.collect();
    Report { files, complaints: inputs.complaints, unused: silences.unused(&inputs.folders) }
}

/// How much was found in all files together.
pub fn summary(judged: &[Judged]) -> Summary {
    judged.iter().map(|file| file.findings.summary).fold(Summary::default(), sum)
}

fn sum(one: Summary, other: Summary) -> Summary {
    Summary {
        errors: one.errors + other.errors,
        warnings: one.warnings + other.warnings,
        notes: one.notes + other.notes,
    }
}
