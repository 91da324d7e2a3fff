//! Targets and their health: registration, probes, draining (load-balancing.md 3.8, 3.9, 5).
//!
//! The load balancer knows addresses, not tasks: it probes what is registered and believes what
//! the probes find. ECS registers and deregisters; what it reads back is [`verdict`].

mod candidates;
mod consistency;
mod health;
mod process;
mod registration;

use std::sync::Arc;

use crate::engine::{Step, Timer};
use crate::event::{EventKind, Seq};
use crate::scheduler;
use crate::world::{LoadBalancer, Target, TargetGroupKey, TargetState, TaskKey, World};

pub(crate) use candidates::NoTarget;
pub use consistency::inconsistencies;
pub use health::{ProbeOutcome, TargetHealth, observe};
pub(crate) use process::{Reaction, reaction};
pub use registration::{deregister, instance_terminated, register, routes_changed};

/// Something that happens to a target at a set time. A timer whose registration is no longer
/// in its group, or has moved on, has no effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LoadBalancingTimer {
    /// A probe starts; the first one starts when registration is complete.
    Probe(Checks),
    /// A probe got no answer within its timeout.
    ProbeTimedOut(Checks),
    /// The deregistration delay is over.
    DrainEnd {
        /// In which group.
        group: TargetGroupKey,
        /// Which target.
        registration: u32,
    },
}

/// A series of probes of one target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Checks {
    /// In which group.
    pub group: TargetGroupKey,
    /// Which target.
    pub registration: u32,
    /// Which series of probes: [`Target::series`].
    pub series: u32,
}

/// What the load balancers say of a task, as the scheduler asks (load-balancing.md 5.4).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TargetVerdict {
    /// The task is not registered anywhere.
    NoTarget,
    /// Not every target has a verdict yet, or targets drain.
    Pending,
    /// Every target is healthy.
    Healthy,
    /// One target is unhealthy, or cannot be used; one is enough.
    Unhealthy {
        /// In which group.
        target_group: TargetGroupKey,
        /// The port it is registered with.
        port: u16,
        /// `Description` of its health: the words after "reason" in the service event.
        reason: Arc<str>,
    },
}

/// What the load balancers say of a task. A target that cannot be used counts as unhealthy:
/// service events name "… Availability Zone that is not enabled …" as the reason of an
/// unhealthy task (load-balancing.md 5.1).
pub fn verdict(world: &World, task: TaskKey) -> TargetVerdict {
    let groups = world.tasks.get(task).map(|task| task.registered_in.as_slice()).unwrap_or_default();
    if groups.is_empty() {
        return TargetVerdict::NoTarget;
    }
    let mut all_healthy = true;
    for group in groups.iter().filter_map(|group| world.target_group(*group)) {
        for target in group.targets_of(task) {
            match target.state {
                TargetState::Healthy => {}
                TargetState::Initial | TargetState::Draining => all_healthy = false,
                TargetState::Unhealthy | TargetState::Unused => {
                    return TargetVerdict::Unhealthy {
                        target_group: group.key,
                        port: target.port,
                        reason: target.description.clone(),
                    };
                }
            }
        }
    }
    if all_healthy { TargetVerdict::Healthy } else { TargetVerdict::Pending }
}

/// The load balancer that sends requests to a group, because a rule of it says so. There is at
/// most one (load-balancing.md 1.1).
pub fn load_balancer_of(world: &World, group: TargetGroupKey) -> Option<&LoadBalancer> {
    world.load_balancers.iter().find(|load_balancer| load_balancer.forwards_to(group))
}

/// Lets a timer happen.
pub fn fire(step: &mut Step<'_>, timer: LoadBalancingTimer) {
    match timer {
        LoadBalancingTimer::Probe(checks) => probe(step, checks),
        LoadBalancingTimer::ProbeTimedOut(checks) => conclude(step, checks, ProbeOutcome::TimedOut),
        LoadBalancingTimer::DrainEnd { group, registration } => {
            registration::drained(step, group, registration);
        }
    }
}

/// A probe starts. A status or a refused connection is known at once, however long the container
/// takes for other requests; silence is known at the end of the timeout. The next probe follows
/// an interval after this one began (load-balancing.md 7.2, conventions of the model).
fn probe(step: &mut Step<'_>, checks: Checks) {
    let Some(target) = probed(step.world, checks) else { return };
    let has_no_verdict = target.state == TargetState::Initial;
    let outcome = match reaction(step.world, target) {
        Reaction::Refuses => Some(ProbeOutcome::Refused),
        Reaction::Answers { health_status, .. } => Some(ProbeOutcome::Answered(health_status)),
        Reaction::Silent | Reaction::Hangs => None,
    };
    let Some(settings) = step.world.target_group(checks.group).map(|group| &group.health_check) else {
        return;
    };
    let (interval, timeout) = (settings.interval, settings.timeout);
    step.after(interval, Timer::LoadBalancing(LoadBalancingTimer::Probe(checks)));
    if let Some(outcome) = outcome {
        return conclude(step, checks, outcome);
    }
    step.after(timeout, Timer::LoadBalancing(LoadBalancingTimer::ProbeTimedOut(checks)));
    if has_no_verdict {
        // The first probe waits for an answer: registration is over all the same.
        set_health(step, checks.group, checks.registration, TargetHealth::checking());
    }
}

/// The target, if it is still the one that these checks are about and gets probed.
fn probed(world: &World, checks: Checks) -> Option<&Target> {
    let target = world.target_group(checks.group)?.target(checks.registration)?;
    let probed = !matches!(target.state, TargetState::Draining | TargetState::Unused);
    (probed && target.series == checks.series).then_some(target)
}

/// A probe is over.
fn conclude(step: &mut Step<'_>, checks: Checks, outcome: ProbeOutcome) {
    if probed(step.world, checks).is_none() {
        return;
    }
    let Checks { group, registration, .. } = checks;
    let next = step.world.target_group_mut(group).and_then(|group| group.observe(registration, outcome));
    let Some(next) = next else { return };
    match behaviour_cause(step.world, group, registration) {
        Some(cause) => step.because(cause, |step| set_health(step, group, registration, next)),
        None => set_health(step, group, registration, next),
    }
}

/// What made the container behind a target behave as a probe finds it: its start, its end, a
/// fault.
fn behaviour_cause(world: &World, group: TargetGroupKey, registration: u32) -> Option<Seq> {
    let target = world.target_group(group)?.target(registration)?;
    world.tasks.get(target.task)?.containers.get(target.container)?.changed_by
}

/// Shows a new health: the candidates follow, and the scheduler of the task's service hears of
/// a verdict.
fn set_health(step: &mut Step<'_>, group: TargetGroupKey, registration: u32, health: TargetHealth) {
    let now = step.now();
    let Some(group_row) = step.world.target_group_mut(group) else { return };
    let Some(target) = group_row.target(registration) else { return };
    let (task, before) = (target.task, target.state);
    if health.is_shown_by(target) {
        return;
    }
    group_row.change(registration, |target| {
        if target.state != health.state {
            target.state_since = now;
        }
        target.state = health.state;
        target.reason = health.reason;
        target.description = health.description.clone();
    });
    let is_verdict = !matches!(health.state, TargetState::Initial | TargetState::Draining);
    let Some(event) = announce(step, group, task, Some(health.clone())) else { return };
    if is_verdict && before != health.state {
        step.because(event, |step| scheduler::health_changed(step, task));
    }
}

/// Records that a target of `task` shows a new health, or, without one, that it left its group.
fn announce(
    step: &mut Step<'_>,
    target_group: TargetGroupKey,
    task: TaskKey,
    health: Option<TargetHealth>,
) -> Option<Seq> {
    let task = step.task_ref(task)?;
    let (state, reason, description) = match health {
        Some(health) => (Some(health.state), health.reason, health.description),
        None => (None, "", Arc::from("")),
    };
    Some(step.emit(EventKind::TargetStateChange { target_group, task, state, reason, description }))
}
