//! How targets come and go: registration, deregistration, draining (load-balancing.md 3.9, 5.2).

use super::{Checks, LoadBalancingTimer, TargetHealth, announce, load_balancer_of, set_health};
use crate::engine::{Step, Timer};
use crate::time::Duration;
use crate::world::{
    InstanceKey, Target, TargetGroup, TargetGroupKey, TargetId, TargetState, TargetType, Task, TaskKey,
    World, ZoneKey,
};
use crate::{lifecycle, traffic};

/// Registers a container of a task with a target group: the address of its interface in an `ip`
/// group, its instance in an `instance` group. `port` is what the load balancer connects to: the
/// container port of an awsvpc or host task, the host port of a bridge task.
///
/// Answers whether the task is registered now. It cannot be while it has no address of the
/// group's target type.
pub fn register(
    step: &mut Step<'_>,
    group: TargetGroupKey,
    task: TaskKey,
    container: usize,
    port: u16,
) -> bool {
    let now = step.now();
    let Some(task_row) = step.world.tasks.get(task) else { return false };
    let Some(group_row) = step.world.target_group(group) else { return false };
    let Some(id) = address_of(group_row, task_row) else { return false };
    if group_row.targets_of(task).any(|target| target.port == port) {
        return true;
    }
    let zone = task_row.zone;
    let health = health_before_checks(step.world, group, zone);
    let Some(group_row) = step.world.target_group_mut(group) else { return false };
    let registration = group_row.add(|registration| Target {
        registration,
        id,
        port,
        task,
        container,
        zone,
        state: health.state,
        state_since: now,
        reason: health.reason,
        description: health.description.clone(),
        passes: 0,
        failures: 0,
        series: 0,
        drain_until: None,
        in_flight: 0,
        last_placed: 0,
    });
    if let Some(task_row) = step.world.tasks.get_mut(task)
        && !task_row.registered_in.contains(&group)
    {
        task_row.registered_in.push(group);
    }
    let is_probed = health.state == TargetState::Initial;
    announce(step, group, task, Some(health));
    if is_probed {
        let spread = step.world.parameters.target_registration;
        let delay = Duration(step.world.streams.durations.between(spread.low.0, spread.high.0));
        begin_checks(step, group, registration, delay);
    }
    true
}

fn address_of(group: &TargetGroup, task: &Task) -> Option<TargetId> {
    match group.target_type {
        TargetType::Ip => task.address.map(TargetId::Ip),
        TargetType::Instance => task.instance.map(TargetId::Instance),
    }
}

/// Whether a new target is going to be probed: only in a group that a rule refers to and in a
/// zone that the load balancer serves (load-balancing.md 3.8.1).
fn health_before_checks(world: &World, group: TargetGroupKey, zone: ZoneKey) -> TargetHealth {
    match load_balancer_of(world, group) {
        None => TargetHealth::not_in_use(),
        Some(load_balancer) if !load_balancer.zones.contains(&zone) => TargetHealth::zone_not_enabled(),
        Some(_) => TargetHealth::registering(),
    }
}

/// A series of probes begins after `delay`; those of an earlier series are over.
fn begin_checks(step: &mut Step<'_>, group: TargetGroupKey, registration: u32, delay: Duration) {
    let Some(group_row) = step.world.target_group_mut(group) else { return };
    let mut series = 0;
    group_row.change(registration, |target| {
        target.series = target.series.saturating_add(1);
        (target.passes, target.failures) = (0, 0);
        series = target.series;
    });
    let checks = Checks { group, registration, series };
    step.after(delay, Timer::LoadBalancing(LoadBalancingTimer::Probe(checks)));
}

/// Deregisters every target of a task. They get no new request, and each one stays in its group
/// as draining for the whole deregistration delay, also when it has nothing to finish. When the
/// last one has left, [`lifecycle::targets_gone`] is called; at once when there is none.
pub fn deregister(step: &mut Step<'_>, task: TaskKey) {
    let registered = registrations_of(step.world, task);
    if registered.is_empty() {
        lifecycle::targets_gone(step, task);
    }
    for (group, registration) in registered {
        let Some(target) = step.world.target_group(group).and_then(|g| g.target(registration)) else {
            continue;
        };
        let terminated = TargetHealth::terminated().is_shown_by(target);
        match target.state {
            TargetState::Draining => {}
            TargetState::Unused if terminated => {
                leave(step, group, registration, "the instance was terminated before the answer");
            }
            _ => drain(step, group, registration),
        }
    }
}

/// The targets of a task in all groups.
fn registrations_of(world: &World, task: TaskKey) -> Vec<(TargetGroupKey, u32)> {
    let groups = world.tasks.get(task).map(|task| task.registered_in.as_slice()).unwrap_or_default();
    let groups = groups.iter().filter_map(|group| world.target_group(*group));
    groups.flat_map(|group| group.targets_of(task).map(|target| (group.key, target.registration))).collect()
}

fn drain(step: &mut Step<'_>, group: TargetGroupKey, registration: u32) {
    let now = step.now();
    set_health(step, group, registration, TargetHealth::draining());
    let Some(group_row) = step.world.target_group_mut(group) else { return };
    let end = now + group_row.deregistration_delay;
    group_row.change(registration, |target| target.drain_until = Some(end));
    step.at(end, Timer::LoadBalancing(LoadBalancingTimer::DrainEnd { group, registration }));
}

/// The deregistration delay is over: requests that still run end with 502
/// (load-balancing.md 3.9), and the target leaves.
pub(super) fn drained(step: &mut Step<'_>, group: TargetGroupKey, registration: u32) {
    let target = step.world.target_group(group).and_then(|group| group.target(registration));
    if target.is_some_and(|target| target.state == TargetState::Draining) {
        leave(step, group, registration, "the deregistration delay ended before the answer");
    }
}

/// A target leaves its group; requests that it still works on end for the reason `why`.
fn leave(step: &mut Step<'_>, group: TargetGroupKey, registration: u32, why: &'static str) {
    traffic::break_off(step, group, registration, why);
    let Some(group_row) = step.world.target_group_mut(group) else { return };
    let Some(target) = group_row.remove(registration) else { return };
    let task = target.task;
    let last_of_group = group_row.targets_of(task).next().is_none();
    let event = announce(step, group, task, None);
    let Some(task_row) = step.world.tasks.get_mut(task) else { return };
    if last_of_group {
        task_row.registered_in.retain(|registered| *registered != group);
    }
    if let Some(event) = event.filter(|_| task_row.registered_in.is_empty()) {
        step.because(event, |step| lifecycle::targets_gone(step, task));
    }
}

/// An instance was terminated: its targets get no requests any more and leave without draining
/// when they are deregistered (load-balancing.md 3.9). What their containers worked on is lost
/// with the containers; see [`traffic::container_stopped`].
pub fn instance_terminated(step: &mut Step<'_>, instance: InstanceKey) {
    for (group, registration) in
        registrations_where(step.world, |target| target.id == TargetId::Instance(instance))
    {
        set_health(step, group, registration, TargetHealth::terminated());
    }
}

/// Rules of a load balancer changed, or its zones did: targets that were unused begin to be
/// probed, and targets that nothing refers to any more become unused.
pub fn routes_changed(step: &mut Step<'_>) {
    let registered = registrations_where(step.world, |target| target.state != TargetState::Draining);
    for (group, registration) in registered {
        let Some(target) = step.world.target_group(group).and_then(|g| g.target(registration)) else {
            continue;
        };
        let was_unused = target.state == TargetState::Unused;
        let health = health_before_checks(step.world, group, target.zone);
        if health.state == TargetState::Unused {
            set_health(step, group, registration, health);
        } else if was_unused {
            set_health(step, group, registration, TargetHealth::checking());
            begin_checks(step, group, registration, Duration::ZERO);
        }
    }
}

fn registrations_where(world: &World, wanted: impl Fn(&Target) -> bool) -> Vec<(TargetGroupKey, u32)> {
    let of = |group: &TargetGroup| {
        let targets = group.targets.iter().filter(|target| wanted(target));
        targets.map(|target| (group.key, target.registration)).collect::<Vec<_>>()
    };
    world.target_groups.iter().flat_map(of).collect()
}
