//! Stopping tasks on the scheduler's behalf.

use crate::engine::{Step, Timer};
use crate::event::Seq;
use crate::lifecycle;
use crate::load_balancing::{self, TargetVerdict};
use crate::world::{ServiceKey, Stop, StopCode, TaskKey, TaskStatus};

use super::census::Census;
use super::{ServiceTimer, service_events, targets};

/// Stops tasks because there are too many of them or others take their place: E2 for those that
/// ran, E3 for those that did not yet.
pub(super) fn stop(
    step: &mut Step<'_>,
    service: ServiceKey,
    tasks: &[TaskKey],
    cause: Option<Seq>,
    census: &mut Census,
) {
    let ran = |key: &TaskKey| step.world.tasks.get(*key).is_some_and(|task| task.was_running());
    let (running, pending): (Vec<TaskKey>, Vec<TaskKey>) = tasks.iter().copied().partition(ran);
    if !running.is_empty() {
        let list = service_events::task_list(step, &running);
        let rest = format!(") has stopped {} running tasks: {list}.", running.len());
        targets::under(step, cause, |step| {
            let said = service_events::say(step, service, "E2", &rest, &running);
            step.because(said, |step| order_all(step, service, &running));
        });
    }
    if !pending.is_empty() {
        let rest = format!(") stopped {} pending tasks.", pending.len());
        targets::under(step, cause, |step| {
            let said = service_events::say(step, service, "E3", &rest, &pending);
            step.because(said, |step| order_all(step, service, &pending));
        });
    }
    tasks.iter().for_each(|key| census.stopped(*key));
}

fn order_all(step: &mut Step<'_>, service: ServiceKey, tasks: &[TaskKey]) {
    for key in tasks {
        let deployment = step.world.tasks.get(*key).and_then(|task| task.deployment);
        let id = deployment.map(|id| id.to_string()).unwrap_or_default();
        let reason = format!("Scaling activity initiated by (deployment {id})");
        lifecycle::order(step, *key, Stop { code: StopCode::ServiceSchedulerInitiated, reason });
    }
    deregister_later(step, service, tasks);
}

/// Stops an unhealthy task, and says what is wrong with it.
pub(super) fn stop_unhealthy(
    step: &mut Step<'_>,
    service: ServiceKey,
    key: TaskKey,
    cause: Option<Seq>,
    census: &mut Census,
) {
    let Some(id) = step.world.tasks.get(key).map(|task| task.id) else { return };
    let (code, rest, reason) = match load_balancing::verdict(step.world, key) {
        TargetVerdict::Unhealthy { target_group, port, reason } => {
            let arn =
                step.world.target_group(target_group).map(|group| group.arn.clone()).unwrap_or_default();
            let rest = format!(
                ") (task {id}) (port {port}) is unhealthy in (target-group {arn}) due to (reason {reason})."
            );
            ("E12", rest, format!("Task failed ELB health checks in (target-group {arn})"))
        }
        _ => {
            let rest = format!(") (task {id}) failed container health checks.");
            ("E14", rest, "Task failed container health checks".to_owned())
        }
    };
    targets::under(step, cause, |step| {
        let said = service_events::say(step, service, code, &rest, &[key]);
        step.because(said, |step| {
            lifecycle::order(step, key, Stop { code: StopCode::ServiceSchedulerInitiated, reason });
            deregister_later(step, service, &[key]);
        });
    });
    census.stopped(key);
}

/// Tasks that were told to stop wait some seconds for the scheduler to deregister their targets,
/// all of one batch together.
pub fn deregister_later(step: &mut Step<'_>, service: ServiceKey, tasks: &[TaskKey]) {
    let waits = |key: &&TaskKey| {
        step.world.tasks.get(**key).is_some_and(|task| task.last_status == TaskStatus::Deactivating)
    };
    let tasks: Vec<TaskKey> = tasks.iter().filter(waits).copied().collect();
    if tasks.is_empty() {
        return;
    }
    let delay = step.draw(step.world.parameters.deregister_after_stop);
    let until = step.now() + delay;
    for key in &tasks {
        if let Some(task) = step.world.tasks.get_mut(*key) {
            task.waiting_until = Some(until);
        }
    }
    step.at(until, Timer::Service(ServiceTimer::Deregister { service, tasks }));
}
