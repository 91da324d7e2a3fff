//! The service scheduler: passes that move what is towards what is wanted (scheduler.md 2).
//!
//! A pass ([`pass`]) happens every tick and soon after a change. It takes a [`census`] of the
//! service's tasks and then works in stages: [`targets`] (registration and deregistration),
//! [`replacement`] of unhealthy tasks, the [`rollout`] step with scale-out and scale-in, and
//! what there is to report ([`report`]). [`launch`] and [`retire`] carry the decisions out.

mod census;
mod deployment;
mod launch;
mod pass;
mod replacement;
mod report;
mod retire;
mod rollout;
mod selection;
mod service_events;
mod targets;
mod throttle;

pub use census::{Judgement, judge};
pub use deployment::{begin as begin_deployment, create as create_deployment};
pub use retire::deregister_later;
pub use service_events::EVENTS_KEPT;

use crate::engine::{Step, Timer};
use crate::sabotage::Sabotage;
use crate::time::Time;
use crate::world::{
    DeploymentId, InstanceKey, InstanceStatus, ServiceKey, Stop, StopCode, TaskKey, Undrained,
};

/// A moment in the life of a service.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ServiceTimer {
    /// A pass of its scheduler, unless another one was planned in its place.
    Pass {
        /// Which service.
        service: ServiceKey,
    },
    /// The targets of tasks that were told to stop are deregistered.
    Deregister {
        /// Which service.
        service: ServiceKey,
        /// Which tasks.
        tasks: Vec<TaskKey>,
    },
    /// The first task of a deployment has reported the digests of its images.
    DigestsKnown {
        /// Which service.
        service: ServiceKey,
        /// Which deployment.
        deployment: DeploymentId,
    },
}

/// What happens when `timer` is due.
pub fn fire(step: &mut Step<'_>, timer: ServiceTimer) {
    match timer {
        ServiceTimer::Pass { service } => {
            if step.world.service(service).is_some_and(|row| row.next_pass == step.now()) {
                pass::pass(step, service);
            }
        }
        ServiceTimer::Deregister { service, tasks } => targets::deregister(step, service, &tasks),
        ServiceTimer::DigestsKnown { service, deployment } => {
            rollout::digests_known(step, service, deployment);
        }
    }
}

/// Something changed that the scheduler of `service` should look at: a pass happens at once, or
/// as soon as the distance between passes allows.
pub fn wake(step: &mut Step<'_>, service: ServiceKey) {
    let now = step.now();
    let spacing = step.world.parameters.pass_spacing;
    let Some(row) = step.world.service(service) else { return };
    let at = row.last_pass.map_or(now, |last| now.max(last + spacing));
    plan_pass(step, service, at);
}

/// Plans a pass at `at`, unless one is planned that comes no later.
fn plan_pass(step: &mut Step<'_>, service: ServiceKey, at: Time) {
    let Some(row) = step.world.service_mut(service) else { return };
    if row.next_pass <= at {
        return;
    }
    row.next_pass = at;
    step.at(at, Timer::Service(ServiceTimer::Pass { service }));
}

/// The verdict about the health of a task changed; the present cause says why.
pub fn health_changed(step: &mut Step<'_>, key: TaskKey) {
    let cause = step.cause;
    let Some(task) = step.world.tasks.get_mut(key) else { return };
    task.verdict_cause = cause;
    if let Some(service) = task.service {
        wake(step, service);
    }
}

/// A task reached RUNNING.
pub fn task_running(step: &mut Step<'_>, key: TaskKey) {
    let cause = step.cause;
    let Some(task) = step.world.tasks.get_mut(key) else { return };
    task.verdict_cause = cause;
    if let Some(service) = task.service {
        throttle::started(step, service);
        wake(step, service);
    }
}

/// A task is not to run any more, and the scheduler did not want that.
pub fn task_lost(step: &mut Step<'_>, key: TaskKey) {
    let cause = step.cause;
    let Some(task) = step.world.tasks.get(key) else { return };
    let Some(service) = task.service else { return };
    let failed_to_start = !task.was_running()
        && task.stop.as_ref().is_some_and(|stop| {
            matches!(stop.code, StopCode::TaskFailedToStart | StopCode::EssentialContainerExited)
        });
    let undrained = !task.registered_in.is_empty() && !task.deregistered;
    let exited = task.stop.as_ref().is_some_and(|stop| stop.code == StopCode::EssentialContainerExited);
    let deployment = task.deployment;
    let seen = if undrained && exited {
        step.now() + step.draw(step.world.parameters.deregister_after_exit)
    } else {
        step.now()
    };
    if let Some(row) = step.world.service_mut(service) {
        row.gap_cause = cause;
        if undrained {
            row.undrained.push(Undrained { task: key, seen });
        }
    }
    if seen > step.now() {
        plan_pass(step, service, seen);
    } else if failed_to_start {
        // The next try waits for the tick: only the time between tries grows.
        throttle::failed(step, service, deployment);
    } else {
        wake(step, service);
    }
}

/// A task is STOPPED: what it had is free.
pub fn task_stopped(step: &mut Step<'_>, key: TaskKey) {
    let Some(service) = step.world.tasks.get(key).and_then(|task| task.service) else { return };
    retry_placement(step, service);
    wake(step, service);
}

/// An instance came, drains or takes tasks again: services that wait for capacity try again, and
/// those that have tasks on a draining one move them because of the present cause.
pub fn instance_changed(step: &mut Step<'_>, instance: InstanceKey) {
    let cause = step.cause;
    let Some(row) = step.world.instances.get(instance) else { return };
    let (cluster, draining) = (row.cluster, row.status == InstanceStatus::Draining);
    let hosted: Vec<ServiceKey> = row
        .tasks
        .iter()
        .filter_map(|key| step.world.tasks.get(*key))
        .filter(|task| task.is_live() && draining)
        .filter_map(|task| task.service)
        .collect();
    let services = step.world.services.iter().filter(|service| service.cluster == cluster);
    let keys: Vec<ServiceKey> = services.map(|service| service.key).collect();
    if step.world.sabotaged(Sabotage::StopsStandaloneTasks) {
        stop_standalone_tasks(step);
    }
    for key in keys {
        retry_placement(step, key);
        if let Some(row) = step.world.service_mut(key).filter(|_| hosted.contains(&key)) {
            row.gap_cause = cause;
            row.surplus_cause = cause;
        }
        wake(step, key);
    }
}

fn stop_standalone_tasks(step: &mut Step<'_>) {
    let alone = step.world.tasks.values().filter(|task| task.service.is_none() && task.is_live());
    let keys: Vec<TaskKey> = alone.map(|task| task.key).collect();
    for key in keys {
        let stop = Stop { code: StopCode::ServiceSchedulerInitiated, reason: String::new() };
        crate::lifecycle::order(step, key, stop);
    }
}

fn retry_placement(step: &mut Step<'_>, service: ServiceKey) {
    let now = step.now();
    if let Some(unplaced) = step.world.service_mut(service).and_then(|row| row.unplaced.as_mut()) {
        unplaced.retry = unplaced.retry.min(now);
    }
}

/// The first pull of a task is over: its deployment will know the digests of its images soon.
pub fn image_pulled(step: &mut Step<'_>, key: TaskKey) {
    rollout::image_pulled(step, key);
}
