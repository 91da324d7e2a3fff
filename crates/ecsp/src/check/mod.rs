//! `ecsp check`: every problem of task definitions, in four formats.

mod github;
mod human;
mod json;
mod sarif;

use std::io::{self, Write};

use ecs_document::diagnostics::Summary;
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
    pub judgement: Judgement,
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
                let judgement = judge(&text, &judge_options);
                judged.push(Judged { path: path.clone(), text, judgement });
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
    Ok(match (all_read, summary(&judged).errors) {
        (false, _) => Outcome::Unreadable,
        (true, 0) => Outcome::Clean,
        _ => Outcome::Errors,
    })
}

/// How much was found in all files together.
pub fn summary(judged: &[Judged]) -> Summary {
    judged.iter().map(|file| file.judgement.summary()).fold(Summary::default(), |sum, file| Summary {
        errors: sum.errors + file.errors,
        warnings: sum.warnings + file.warnings,
        notes: sum.notes + file.notes,
    })
}
