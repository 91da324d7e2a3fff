//! The statuses of a task and the ways between them (scheduler.md 1.2).

use crate::engine::Step;
use crate::event::{EventKind, Seq};
use crate::sabotage::Sabotage;
use crate::time::Time;
use crate::world::{Task, TaskKey, TaskStatus, Waiting};

/// The statuses that may follow `status`. Jumps over a status mean that it has no work to do.
pub fn successors(status: TaskStatus) -> &'static [TaskStatus] {
    use TaskStatus::*;
    match status {
        Provisioning => &[Pending, Deprovisioning, Stopped],
        Pending => &[Activating, Running, Stopping, Deprovisioning, Stopped],
        Activating => &[Running, Deactivating, Stopping],
        Running => &[Deactivating, Stopping, Deprovisioning, Stopped],
        Deactivating => &[Stopping],
        Stopping => &[Deprovisioning, Stopped],
        Deprovisioning => &[Stopped],
        Stopped => &[],
    }
}

/// Moves a task to `status`, where it waits for `waiting`, and records that. Does nothing when
/// the task is gone or no such way leads from where it is.
pub(super) fn enter(
    step: &mut Step<'_>,
    key: TaskKey,
    status: TaskStatus,
    waiting: Waiting,
    until: Option<Time>,
) -> Option<Seq> {
    let now = step.now();
    let skips = step.world.sabotaged(Sabotage::SkipsPending) && status == TaskStatus::Pending;
    let status = if skips { TaskStatus::Running } else { status };
    let task = step.world.tasks.get_mut(key)?;
    if !skips && !successors(task.last_status).contains(&status) {
        return None;
    }
    task.last_status = status;
    task.status_since = now;
    match status {
        TaskStatus::Running => task.times.started = Some(now),
        TaskStatus::Stopped => task.times.stopped = Some(now),
        _ => {}
    }
    wait_for(task, waiting, until);
    changed(step, key)
}

/// Says what a task waits for from now on.
pub(super) fn wait_for(task: &mut Task, waiting: Waiting, until: Option<Time>) {
    task.waiting = waiting;
    task.waiting_until = until;
}

/// Records the present state of a task as a change.
pub(super) fn changed(step: &mut Step<'_>, key: TaskKey) -> Option<Seq> {
    let reference = step.task_ref(key)?;
    let task = step.world.tasks.get_mut(key)?;
    task.version = task.version.saturating_add(1);
    let kind = EventKind::TaskStateChange {
        task: reference,
        last: task.last_status,
        desired: task.desired_status,
        waiting: task.waiting,
        stop: task.stop.clone(),
    };
    let seq = step.emit(kind);
    if let Some(task) = step.world.tasks.get_mut(key) {
        task.last_event = Some(seq);
    }
    Some(seq)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_leads_forward_and_only_stopped_is_an_end() {
        use TaskStatus::*;
        let all =
            [Provisioning, Pending, Activating, Running, Deactivating, Stopping, Deprovisioning, Stopped];
        for status in all {
            assert!(successors(status).iter().all(|next| *next > status), "{status:?}");
            assert_eq!(successors(status).is_empty(), status == Stopped, "{status:?}");
        }
    }
}
