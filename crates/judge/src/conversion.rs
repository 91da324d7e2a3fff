use ecs_document::convert::{Target, export, register_inputs};
use ecs_document::text::LineIndex;
use serde::Serialize;

use crate::Related;

/// The definitions of a text in another form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Conversion {
    /// The text in that form; several definitions one after the other.
    pub text: String,
    /// What was left out, filled in or is not known, with its place in the text before.
    pub notes: Vec<Related>,
}

impl Conversion {
    /// Writes the definitions in `text`, whatever its form, as `target`.
    #[must_use]
    pub fn of(text: &str, target: Target) -> Conversion {
        let lines = LineIndex::new(text);
        let inputs = register_inputs(text);
        let written: Vec<String> = inputs.iter().map(|input| export(&input.json, target)).collect();
        let notes = inputs.into_iter().flat_map(|input| input.notes).map(|note| Related {
            span: note.span,
            line: lines.line_column(note.span.start).line,
            message: note.message,
        });
        Conversion { text: written.join("\n"), notes: notes.collect() }
    }

    /// The conversion in the form that crosses from module to module.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
