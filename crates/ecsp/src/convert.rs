//! `ecsp convert`: a task definition of any form as register input, CloudFormation, Terraform or a call.

use std::io::{self, Write};

use ecs_document::convert::{Note, Target, export, register_inputs};
use ecs_document::text::LineIndex;

use crate::Outcome;
use crate::args::Convert;
use crate::frame::{frame, wrapped};
use crate::input::{self, display_name};
use crate::style::{Ink, Style};

/// Writes every definition of the file to standard output and what became of the rest to standard error; the
/// outcome says whether there was a definition.
///
/// # Errors
/// When the output cannot be written.
pub fn run(options: &Convert) -> io::Result<Outcome> {
    let text = match input::read(&options.file) {
        Ok(text) => text,
        Err(message) => {
            eprintln!("ecsp: {message}");
            return Ok(Outcome::Unreadable);
        }
    };
    let definitions = register_inputs(&text);
    let mut output = io::stdout().lock();
    for (place, definition) in definitions.iter().enumerate() {
        if place > 0 {
            output.write_all(separator(options.to).as_bytes())?;
        }
        output.write_all(export(&definition.json, options.to).as_bytes())?;
        show(&options.file, &text, &definition.notes);
    }
    if definitions.is_empty() {
        let name = display_name(&options.file);
        eprintln!("ecsp: there is no task definition in {name}; `ecsp check {name}` says what it is");
        return Ok(Outcome::Errors);
    }
    Ok(Outcome::Clean)
}

/// What stands between two definitions.
fn separator(target: Target) -> &'static str {
    match target {
        Target::CloudFormation => "---\n",
        Target::Register | Target::Terraform | Target::Cli => "\n",
    }
}

fn show(name: &str, text: &str, notes: &[Note]) {
    let style = Style::of_stderr();
    let index = LineIndex::new(text);
    for note in notes {
        let word = "note:";
        let message = wrapped(&note.message, word.len() + 1, 4);
        eprintln!("{} {message}", style.paint(Ink::Note, word));
        eprintln!("{}", frame(display_name(name), text, &index, note.span, Ink::Note, style));
    }
}
