use super::prepare::prepare;
use super::{errors, judge_for};
use crate::Judgement;
use crate::diagnostics::Diagnostic;
use crate::judge::compatible;
use crate::lint::{Applicability, Fix, Target};
use crate::text::{Edit, Revision};
use serde::Serialize;

/// How often a text is repaired and judged again. A repair may bring up what it hid: mode awsvpc a host port, a
/// host port its protocol; more than a few such steps lead nowhere.
const MOST_ROUNDS: usize = 12;

/// What makes a definition ready for a launch type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ready {
    /// All changes as one set of edits, disjoint and in order.
    pub edits: Vec<Edit>,
    /// What they do, in the order in which it was found out.
    pub steps: Vec<Step>,
    /// The errors that are left, at their places in the text as it is then.
    pub remaining: Vec<Diagnostic>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What it does, as a command.
    pub title: String,
    /// The rule that asked for it, if it was one.
    pub code: Option<&'static str>,
    /// How far it can be trusted.
    pub applicability: Applicability,
}

/// Changes `text` until AWS would take it for `target`, as far as repairs are known, and says what is left.
#[must_use]
pub fn ready_for(text: &str, target: Target) -> Ready {
    let mut revision = Revision::new(text);
    let mut steps = Vec::new();
    let mut judgement = judge_for(text, target);
    take(&mut revision, &mut steps, preparations(&judgement, target));
    judgement = judge_for(revision.text(), target);
    for _ in 0..MOST_ROUNDS {
        let repairs = repairs(judgement.diagnostics());
        if repairs.is_empty() || !take(&mut revision, &mut steps, repairs) {
            break;
        }
        judgement = judge_for(revision.text(), target);
    }
    let remaining = errors(judgement.diagnostics()).cloned().collect();
    Ready { edits: revision.edits(), steps, remaining }
}

fn preparations(judgement: &Judgement, target: Target) -> Vec<(Step, Vec<Edit>)> {
    let tree = judgement.definition_tree();
    let prepared = judgement.definitions().flat_map(|definition| prepare(tree, definition.root, target));
    prepared.filter_map(|(step, edits)| Some((step, judgement.edits_of_text(&edits)?))).collect()
}

/// The best repair of each error, as far as they go together.
fn repairs(diagnostics: &[Diagnostic]) -> Vec<(Step, Vec<Edit>)> {
    let best = |found: &'static str, fix: &Fix| Step {
        title: fix.title.clone(),
        code: Some(found),
        applicability: fix.applicability,
    };
    let is_applied = |fix: &&Fix| fix.applicability != Applicability::DisplayOnly;
    let repaired: Vec<(&'static str, &Fix)> = errors(diagnostics)
        .filter_map(|found| Some((found.code, found.fixes.iter().find(is_applied)?)))
        .collect();
    let chosen = compatible(repaired.iter().map(|(_, fix)| *fix));
    let is_chosen = |fix: &Fix| chosen.iter().any(|chosen| std::ptr::eq(*chosen, fix));
    repaired
        .iter()
        .filter(|(_, fix)| is_chosen(fix))
        .map(|(code, fix)| (best(code, fix), fix.edits.clone()))
        .collect()
}

/// Applies changes that go together. Returns whether the text became another.
fn take(revision: &mut Revision, steps: &mut Vec<Step>, changes: Vec<(Step, Vec<Edit>)>) -> bool {
    let before = revision.text().to_owned();
    let (taken, edits): (Vec<Step>, Vec<Vec<Edit>>) = changes.into_iter().unzip();
    if revision.apply(&edits.concat()).is_err() || revision.text() == before {
        return false;
    }
    steps.extend(taken);
    true
}
