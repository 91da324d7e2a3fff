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

/// Lets effects run: they are microtasks, and a repaint comes after all of them.
pub async fn repainted() {
    let frame = js_sys::Promise::new(&mut |done, _| {
        let window = web_sys::window().expect("a window");
        window.request_animation_frame(&done).expect("a frame");
    });
    wasm_bindgen_futures::JsFuture::from(frame).await.expect("a frame");
}
