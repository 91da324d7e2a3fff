//! What a task and its containers go through, from PROVISIONING to STOPPED (scheduler.md 1).

use crate::engine::Step;
use crate::world::TaskKey;

/// A moment in the life of a task.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TaskTimer {
    /// The present phase of the task is over, unless the task has moved on since.
    Phase {
        /// Which task.
        task: TaskKey,
        /// Its version when the timer was set.
        version: u32,
    },
}

/// What happens when `timer` is due.
pub fn fire(_step: &mut Step<'_>, timer: TaskTimer) {
    match timer {
        TaskTimer::Phase { .. } => {}
    }
}

/// The last target of a task has left its group: the task goes on to STOPPING.
pub fn targets_gone(_step: &mut Step<'_>, _task: TaskKey) {}
