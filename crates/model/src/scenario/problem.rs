//! What is wrong with a scenario, and where.

use ecs_document::syntax::Tree;
use ecs_document::text::Span;
use serde::Serialize;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The scenario cannot run.
    Error,
    /// It can, and perhaps not as it was meant.
    Warning,
    /// Something that the model leaves out.
    Note,
}

/// A problem of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// JSON Pointer to the member, or to the object that lacks one.
    pub pointer: String,
    /// Its bytes, when the scenario was read from a text.
    pub span: Option<Span>,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong and what to do.
    pub message: String,
    /// AWS's own words, when AWS would refuse this too.
    pub aws_message: Option<String>,
}

impl Problem {
    /// An error at `pointer`.
    pub fn error(pointer: impl Into<String>, message: impl Into<String>) -> Problem {
        Problem {
            pointer: pointer.into(),
            span: None,
            severity: Severity::Error,
            message: message.into(),
            aws_message: None,
        }
    }

    /// The same with AWS's own words.
    #[must_use]
    pub fn in_the_words_of_aws(self, words: impl Into<String>) -> Problem {
        Problem { aws_message: Some(words.into()), ..self }
    }

    /// The same with another severity.
    #[must_use]
    pub fn of_severity(self, severity: Severity) -> Problem {
        Problem { severity, ..self }
    }

    /// The same with the bytes of its member in `tree`, or of the nearest object around it,
    /// unless it has a place already.
    #[must_use]
    pub fn placed_in(self, tree: &Tree) -> Problem {
        if self.span.is_some() {
            return self;
        }
        let mut pointer = self.pointer.as_str();
        loop {
            if let Some(node) = tree.at_pointer(pointer) {
                return Problem { span: Some(tree.span(node)), ..self };
            }
            match pointer.rsplit_once('/') {
                Some((around, _)) => pointer = around,
                None => return self,
            }
        }
    }
}
