use ecs_document::diagnostics::{Diagnostic, Summary};
use ecs_document::lint::{Class, Fix, Severity};
use ecs_document::network_mode::{self, NetworkMode};
use ecs_document::text::{LineIndex, Span};
use ecs_document::{JudgeOptions, first_answers, judge};
use serde::Serialize;

use crate::defaults::{Ghost, ghosts};

/// Everything that a page has to know about a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// What the text is, as the object of "This is".
    pub form: String,
    /// Whether there is a definition in it.
    pub is_definition: bool,
    /// The definitions as register input, where the text is something else.
    pub register_input: Option<String>,
    /// `family` of the first definition, where it is known.
    pub family: Option<String>,
    /// What the network mode of the first definition means, where it is known.
    pub modes: Option<Modes>,
    /// What was found, in document order.
    pub problems: Vec<Problem>,
    /// How much was found of each severity, with what is beyond the limit of `problems`.
    pub summary: Summary,
    /// How many of the errors come only when a service is to run the definition, which registers.
    pub at_launch: usize,
    /// What ECS fills in, in the order of the text.
    pub defaults: Vec<Ghost>,
}

/// A finding as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// The rule's id.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// Whether nothing is wrong, and something would be better.
    pub is_advice: bool,
    /// Observation, reason, what to do.
    pub message: String,
    /// AWS's exact words, where they are known.
    pub aws_message: Option<String>,
    /// Whether AWS or its client would answer with this first, as far as the order is known.
    pub says_first: bool,
    /// Bytes of the text.
    pub span: Span,
    /// Line, from 1.
    pub line: u32,
    /// Other places that have to do with it.
    pub related: Vec<Related>,
    /// Repairs, the best one first.
    pub fixes: Vec<Fix>,
}

/// Another place that has to do with a problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Related {
    /// Bytes of the text.
    pub span: Span,
    /// Line, from 1.
    pub line: u32,
    /// What is there.
    pub message: String,
}

/// A network mode in plain words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Modes {
    /// Its name.
    pub name: String,
    /// What it means for the task.
    pub meaning: String,
    /// The other modes, each with what it would change.
    pub others: Vec<(String, String)>,
}

impl Verdict {
    /// Judges `text`.
    #[must_use]
    pub fn of(text: &str, options: &JudgeOptions) -> Verdict {
        let judgement = judge(text, options);
        let lines = LineIndex::new(text);
        let first = judgement.definitions().next();
        let first = first.as_ref().map(|definition| &definition.task_definition);
        let first_answers = first_answers(judgement.diagnostics());
        let says_first = |place: usize| judgement.omitted() == 0 && first_answers.contains(&place);
        let problem =
            |(place, found)| Problem { says_first: says_first(place), ..Problem::of(found, &lines) };
        Verdict {
            form: judgement.form().words().to_owned(),
            is_definition: first.is_some(),
            register_input: judgement.register_input().map(str::to_owned),
            family: first.and_then(|first| first.family.known()).map(|family| (*family).to_owned()),
            modes: first.and_then(|first| first.effective_network_mode()).map(Modes::of),
            problems: judgement.diagnostics().iter().enumerate().map(problem).collect(),
            summary: judgement.summary(),
            at_launch: judgement.diagnostics().iter().filter(|found| is_refused_at_launch(found)).count(),
            defaults: ghosts(judgement.effective(options)),
        }
    }

    /// Whether there is a definition, and nothing that AWS would refuse.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.is_definition && self.refusals() == 0
    }

    /// How many errors keep the definition from being registered.
    #[must_use]
    pub fn refusals(&self) -> usize {
        self.summary.errors.saturating_sub(self.at_launch)
    }

    /// The gravest severity that was found.
    #[must_use]
    pub fn gravest(&self) -> Option<Severity> {
        self.problems.iter().map(|problem| problem.severity).min()
    }

    /// The verdict in the form that crosses from module to module.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Nothing in a verdict can fail to be written: all keys are strings, all numbers whole.
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn is_refused_at_launch(found: &Diagnostic) -> bool {
    found.class == Class::RejectedAtLaunch && found.severity == Severity::Error
}

impl Problem {
    fn of(diagnostic: &Diagnostic, lines: &LineIndex<'_>) -> Problem {
        let related = diagnostic.related.iter().map(|related| Related {
            span: related.span,
            line: lines.line_column(related.span.start).line,
            message: related.message.clone(),
        });
        Problem {
            related: related.collect(),
            code: diagnostic.code.to_owned(),
            severity: diagnostic.severity,
            is_advice: diagnostic.class == Class::Advice,
            message: diagnostic.message.clone(),
            aws_message: diagnostic.aws_message.clone(),
            says_first: false,
            span: diagnostic.span,
            line: diagnostic.line,
            fixes: diagnostic.fixes.clone(),
        }
    }
}

impl Modes {
    fn of(mode: NetworkMode) -> Modes {
        let (meaning, others) = network_mode::sentences(mode);
        Modes {
            name: mode.as_aws().to_owned(),
            meaning: meaning.to_owned(),
            others: others
                .into_iter()
                .map(|(other, sentence)| (other.as_aws().to_owned(), sentence.to_owned()))
                .collect(),
        }
    }
}
