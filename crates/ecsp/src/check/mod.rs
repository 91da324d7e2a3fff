//! `ecsp check`: every problem of task definitions, in four formats.

mod github;
mod human;
mod json;
mod sarif;
mod scenario;

use std::io::{self, Write};

use ecs_document::diagnostics::{Diagnostic, Summary};
use ecs_document::{JudgeOptions, Judgement, judge};

use crate::Outcome;
use crate::args::{Check, CheckFormat};
use crate::input;

/// A file that was read, and what was found in it.
pub struct Judged {
    /// As it was called on the command line.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What there is to say about it.
    pub findings: Findings,
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
}

/// Judges every file, prints what was found and says whether an error was among it.
///
/// # Errors
/// When the output cannot be written.
pub fn run(options: &Check) -> io::Result<Outcome> {
    let judge_options = JudgeOptions { target: options.launch_type, ..JudgeOptions::default() };
    let mut judged = Vec::new();
    let mut all_read = true;
    for path in &options.files {
        match input::read(path) {
            Ok(text) => {
                let findings = scenario::findings(path, &text, &judge_options)
                    .unwrap_or_else(|| Findings::of(&judge(&text, &judge_options)));
                judged.push(Judged { path: path.clone(), text, findings });
            }
            Err(message) => {
                eprintln!("ecsp: {message}");
                all_read = false;
            }
        }
    }
    let mut output = io::BufWriter::new(io::stdout().lock());
    match options.format {
        CheckFormat::Human => human::write(&mut output, &judged),
        CheckFormat::Json => json::write(&mut output, &judged),
        CheckFormat::Sarif => sarif::write(&mut output, &judged),
        CheckFormat::Github => github::write(&mut output, &judged),
    }?;
    output.flush()?;
    let has_errors = summary(&judged).errors > 0 || judged.iter().any(|file| file.findings.has_other_errors);
    Ok(match (all_read, has_errors) {
        (false, _) => Outcome::Unreadable,
        (true, false) => Outcome::Clean,
        (true, true) => Outcome::Errors,
    })
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
