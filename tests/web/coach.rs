//! The line above the picture follows the run.

use ecs_model::command::Command;
use ecs_model::time::{Duration, Time};
use ecs_model::world::ServiceKey;
use ecs_playground::run::coach;
use ecs_playground::state::skip_to_steady;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{crash, first_task, steady};

#[wasm_bindgen_test]
fn it_invites_to_crash_a_task_and_says_what_that_did() {
    let mut history = steady(0);
    let before = Time(history.now().0 - 1);
    assert_eq!(coach::line(&history), "Three tasks serve 20 requests a second. Crash one.");
    crash(&mut history);
    history.advance(Duration::seconds(1));
    assert_eq!(
        coach::line(&history),
        "app exited with 137. It is essential, so the task stops. ECS starts a replacement."
    );
    skip_to_steady(&mut history);
    let line = coach::line(&history);
    assert!(line.starts_with("The replacement serves."), "{line}");
    assert!(line.ends_with("Now stop a task instead."), "{line}");
    // Back in time it says what it said then.
    history.seek(before);
    assert_eq!(coach::line(&history), "Three tasks serve 20 requests a second. Crash one.");
}

#[wasm_bindgen_test]
fn a_stopped_task_drains_without_a_failed_request() {
    let mut history = steady(0);
    let task = first_task(&history);
    history.command(Command::StopTask { task });
    history.advance(Duration::seconds(2));
    assert!(coach::line(&history).contains("drains first"), "{}", coach::line(&history));
    skip_to_steady(&mut history);
    assert!(coach::line(&history).starts_with("No request failed."), "{}", coach::line(&history));
}

#[wasm_bindgen_test]
fn it_counts_towards_a_new_desired_count() {
    let mut history = steady(0);
    history.command(Command::SetDesiredCount { service: ServiceKey(0), count: 5 });
    history.advance(Duration::seconds(1));
    assert!(coach::line(&history).starts_with("The wish is 5"), "{}", coach::line(&history));
    skip_to_steady(&mut history);
    assert!(coach::line(&history).starts_with("Five tasks serve now."), "{}", coach::line(&history));
}
