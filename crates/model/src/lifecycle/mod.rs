//! What a task and its containers go through, from PROVISIONING to STOPPED (scheduler.md 1).
//!
//! [`start`] brings a task up, [`agent`] does what happens on its host, [`stop`] brings it down;
//! [`status`] knows which ways there are. The scheduler decides, this module carries out.

mod agent;
mod dependencies;
mod health;
mod start;
mod status;
mod stop;

pub use start::{Launch, begin, create, targets_registered};
pub use status::successors;
pub use stop::{draining, host_gone, order, targets_gone};

use crate::engine::Step;
use crate::world::{TaskKey, TaskStatus};

/// A moment in the life of a task. A timer whose task is gone or has moved on has no effect.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TaskTimer {
    /// A status that lasts a known time is over.
    Phase {
        /// Which task.
        task: TaskKey,
        /// The status.
        status: TaskStatus,
    },
    /// The image of a container is pulled.
    Pulled {
        /// Which task.
        task: TaskKey,
        /// Which container, by position.
        container: usize,
    },
    /// The process of a container begins.
    Started {
        /// Which task.
        task: TaskKey,
        /// Which container, by position.
        container: usize,
    },
    /// A process ends by itself, or because it handles SIGTERM.
    Exited {
        /// Which task.
        task: TaskKey,
        /// Which container, by position.
        container: usize,
        /// Which process of it: how often it was restarted.
        run: u32,
        /// With which exit code.
        exit_code: i32,
    },
    /// The stop timeout of a container is over.
    Kill {
        /// Which task.
        task: TaskKey,
        /// Which container, by position.
        container: usize,
    },
    /// A container health check runs.
    Probe {
        /// Which task.
        task: TaskKey,
        /// Which container, by position.
        container: usize,
        /// Which process of it: how often it was restarted.
        run: u32,
    },
    /// A container health check got no answer in time.
    ProbeTimeout {
        /// Which task.
        task: TaskKey,
        /// Which container, by position.
        container: usize,
        /// Which process of it: how often it was restarted.
        run: u32,
    },
    /// The `startTimeout` of a container is over: those that wait for it give up.
    StartTimeout {
        /// Which task.
        task: TaskKey,
    },
    /// Stopped tasks have been visible for long enough.
    Purge,
}

/// What happens when `timer` is due.
pub fn fire(step: &mut Step<'_>, timer: TaskTimer) {
    match timer {
        TaskTimer::Phase { task, status } => phase_over(step, task, status),
        TaskTimer::Pulled { task, container } => agent::pulled(step, task, container),
        TaskTimer::Started { task, container } => agent::started(step, task, container),
        TaskTimer::Exited { task, container, run, exit_code } => {
            let same = |process: &crate::world::Container| process.restarts == run;
            if step.world.tasks.get(task).and_then(|task| task.containers.get(container)).is_some_and(same) {
                agent::process_ended(step, task, container, exit_code, None);
            }
        }
        TaskTimer::Kill { task, container } => stop::kill(step, task, container),
        TaskTimer::Probe { task, container, run } => health::probe(step, task, container, run),
        TaskTimer::ProbeTimeout { task, container, run } => {
            health::probe_timed_out(step, task, container, run);
        }
        TaskTimer::StartTimeout { task } => agent::progress(step, task),
        TaskTimer::Purge => stop::purge(step),
    }
}

fn phase_over(step: &mut Step<'_>, key: TaskKey, status: TaskStatus) {
    if step.world.tasks.get(key).is_none_or(|task| task.last_status != status) {
        return;
    }
    match status {
        TaskStatus::Provisioning => start::provisioned(step, key),
        TaskStatus::Activating => start::running(step, key),
        TaskStatus::Deprovisioning => stop::stopped(step, key),
        _ => {}
    }
}

/// The process of a container dies with this exit code.
pub fn crash(step: &mut Step<'_>, key: TaskKey, container: usize, exit_code: i32) {
    agent::process_ended(step, key, container, exit_code, None);
}
