//! The task definitions of a scenario, read and registered: revision after revision.

use std::borrow::Cow;
use std::sync::Arc;

use ecs_document::lint::Severity as Judged;
use ecs_document::{JudgeOptions, judge, read_json};
use ecs_sort::SortedMap;

use super::definition::Runnable;
use super::{Problem, Scenario, family_and_revision};
use crate::definition::{Definition, DefinitionKey};

/// What RegisterTaskDefinition made of the texts.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    /// Definitions in the order of registration; the position is the [`DefinitionKey`].
    pub definitions: Vec<Arc<Definition>>,
    /// Sentences about values that the texts leave open.
    pub assumptions: Vec<String>,
    /// Why some were not registered.
    pub problems: Vec<Problem>,
}

/// A text as input of RegisterTaskDefinition, or what AWS would answer to it.
///
/// A parameter, because the rules and the readers of other forms are a large part of the program: who has
/// judged the texts already, in another module of the page for one, does without.
pub type Gate = for<'t> fn(text: &'t str) -> Result<Cow<'t, str>, Problem>;

/// Lets pass what the rules find no error in, in whatever form it is written.
///
/// # Errors
/// The first of the errors.
pub fn refusal(text: &str) -> Result<Cow<'_, str>, Problem> {
    let judgement = judge(text, &JudgeOptions::default());
    let mut refused = judgement.diagnostics().iter().filter(|found| found.severity == Judged::Error);
    let Some(first) = refused.next() else {
        let converted = judgement.register_input().map(str::to_owned);
        return Ok(converted.map_or(Cow::Borrowed(text), Cow::Owned));
    };
    let more = match refused.count() {
        0 => String::new(),
        1 => " There is one more error in it.".to_owned(),
        count => format!(" There are {count} more errors in it."),
    };
    let message = format!("AWS would refuse this task definition: {}{more}", first.message);
    Err(Problem { aws_message: first.aws_message.clone(), ..Problem::error("", message) })
}

/// Lets every text pass: somebody else has judged them, and converted those that are no register input.
///
/// # Errors
/// None.
pub fn judged_before(text: &str) -> Result<Cow<'_, str>, Problem> {
    Ok(Cow::Borrowed(text))
}

impl Registry {
    /// Registers every definition of every text that `gate` lets pass. A text with an error registers
    /// nothing, as AWS would refuse it.
    pub fn of(scenario: &Scenario, gate: Gate) -> Registry {
        let mut registry = Registry::default();
        let mut revisions: SortedMap<String, u32> = SortedMap::new();
        for (position, text) in scenario.task_definitions.iter().enumerate() {
            let pointer = format!("/taskDefinitions/{position}");
            match gate(text) {
                Ok(input) => registry.register(scenario, pointer, &input, &mut revisions),
                Err(refused) => registry.problems.push(Problem { pointer, ..refused }),
            }
        }
        registry
    }

    fn register(
        &mut self,
        scenario: &Scenario,
        pointer: String,
        text: &str,
        revisions: &mut SortedMap<String, u32>,
    ) {
        let before = (self.definitions.len(), self.problems.len());
        for definition in read_json(text).definitions() {
            let view = &definition.task_definition;
            let family = view.family.known().copied().unwrap_or("task").to_owned();
            let revision = revisions.get_or_default(family);
            match Runnable::from_view(view, revision.saturating_add(1), &scenario.workloads) {
                Ok(runnable) => {
                    *revision = revision.saturating_add(1);
                    self.definitions.push(Arc::new(runnable.definition));
                    self.assumptions.extend(runnable.assumptions);
                }
                Err(message) => self.problems.push(Problem::error(pointer.clone(), message)),
            }
        }
        if before == (self.definitions.len(), self.problems.len()) {
            self.problems.push(Problem::error(pointer, "There is no task definition in this text."));
        }
    }

    /// The definition that `reference` means: a revision, or the latest of a family.
    pub fn find(&self, reference: &str) -> Option<(DefinitionKey, &Arc<Definition>)> {
        let (family, revision) = family_and_revision(reference);
        let matches = |definition: &Definition| {
            &*definition.family == family && revision.is_none_or(|revision| definition.revision == revision)
        };
        let position = self.definitions.iter().rposition(|definition| matches(definition))?;
        let key = DefinitionKey(u32::try_from(position).unwrap_or(u32::MAX));
        self.definitions.get(position).map(|definition| (key, definition))
    }
}
