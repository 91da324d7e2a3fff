//! Runs to test with.

use ecs_model::command::Command;
use ecs_model::history::History;
use ecs_model::world::{ServiceKey, TaskKey};
use ecs_playground::state::{examples::EXAMPLES, skip_to_steady};

/// The run of an example, steady.
pub fn steady(example: usize) -> History {
    let (text, mut scenario) = EXAMPLES[example].open();
    scenario.task_definitions = vec![text];
    let mut history = scenario.build().expect("an example runs").history;
    skip_to_steady(&mut history);
    history
}

/// The first task of the first service.
pub fn first_task(history: &History) -> TaskKey {
    history.world().tasks_of(ServiceKey(0)).next().expect("a task").key
}

/// The first container of the first task is killed.
pub fn crash(history: &mut History) {
    let task = first_task(history);
    history.command(Command::CrashContainer { task, container: 0, exit_code: 137 });
}
