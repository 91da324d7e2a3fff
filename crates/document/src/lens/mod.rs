//! One definition looked at for every launch type: where it runs as it is, where it needs changes, and where it
//! cannot run.

mod prepare;
mod ready;

pub use ready::{Ready, Step, ready_for};

use crate::diagnostics::Diagnostic;
use crate::lint::{Severity, Target};
use crate::{JudgeOptions, judge};
use serde::Serialize;

/// How a definition stands with a launch type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fit {
    /// AWS takes it as it is.
    AsItIs,
    /// AWS would take it after some changes.
    WithChanges,
    /// It asks for something that the launch type does not have, and no change of its text helps.
    Cannot,
}

/// A definition, looked at for one launch type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outlook {
    /// The launch type, by its name on the command line.
    pub target: &'static str,
    /// The launch type, by the name people use.
    pub name: &'static str,
    /// How the definition stands with it.
    pub fit: Fit,
    /// What AWS refuses there, in document order.
    pub errors: Vec<Diagnostic>,
    /// How many warnings there are besides.
    pub warnings: usize,
    /// What would be changed, in the order in which it is done.
    pub steps: Vec<Step>,
    /// What would be left to be repaired by hand, at its places in the text as it is then.
    pub remaining: Vec<Diagnostic>,
}

/// The definition in `text`, looked at for every launch type. Of a text without a definition there is nothing
/// to say.
#[must_use]
pub fn lens(text: &str) -> Vec<Outlook> {
    let has_definition = judge(text, &JudgeOptions::default()).definitions().next().is_some();
    if has_definition {
        Target::ALL.into_iter().map(|target| outlook(text, target)).collect()
    } else {
        Vec::new()
    }
}

fn outlook(text: &str, target: Target) -> Outlook {
    let judgement = judge_for(text, target);
    let errors: Vec<Diagnostic> = errors(judgement.diagnostics()).cloned().collect();
    let Ready { steps, remaining, .. } = ready_for(text, target);
    let fit = if errors.is_empty() {
        Fit::AsItIs
    } else if remaining.iter().any(|found| found.class.is_unsupported() && found.fixes.is_empty()) {
        Fit::Cannot
    } else {
        Fit::WithChanges
    };
    let warnings = judgement.summary().warnings;
    // Where nothing is refused, nothing has to be changed either.
    let steps = if errors.is_empty() { Vec::new() } else { steps };
    Outlook { target: target.as_str(), name: name(target), fit, errors, warnings, steps, remaining }
}

fn judge_for(text: &str, target: Target) -> crate::Judgement {
    judge(text, &JudgeOptions { target: Some(target), ..JudgeOptions::default() })
}

fn errors(diagnostics: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    diagnostics.iter().filter(|found| found.severity == Severity::Error)
}

fn name(target: Target) -> &'static str {
    match target {
        Target::Ec2 => "EC2",
        Target::Fargate => "Fargate",
        Target::External => "ECS Anywhere",
        Target::ManagedInstances => "Managed Instances",
        Target::Windows => "Windows containers",
    }
}
