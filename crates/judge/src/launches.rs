use ecs_document::launch::Launch;
use ecs_model::scenario::Scenario;

/// What the services of a scenario, written as JSON, ask of the definition in `text`.
#[must_use]
pub fn launches(text: &str, scenario: &str) -> Vec<Launch> {
    let mut scenario = Scenario::read(scenario).scenario;
    scenario.task_definitions = vec![text.to_owned()];
    scenario.launches().into_iter().next().unwrap_or_default()
}
