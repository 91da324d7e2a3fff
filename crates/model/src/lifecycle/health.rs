//! Container health checks, and what they say of the task (scheduler.md 1.6).

use crate::definition::{ContainerDefinition, Definition, HealthCheck};
use crate::engine::{Step, Timer};
use crate::event::EventKind;
use crate::scheduler;
use crate::time::Time;
use crate::world::{Container, ContainerStatus, Fault, Health, Task, TaskKey, World};

use super::{TaskTimer, agent};

/// Begins to probe a container whose process has just begun.
pub(super) fn watch(step: &mut Step<'_>, key: TaskKey, index: usize, wanted: &ContainerDefinition) {
    if let Some(check) = &wanted.health_check {
        probe_after_interval(step, key, index, check);
    }
}

fn probe_after_interval(step: &mut Step<'_>, key: TaskKey, index: usize, check: &HealthCheck) {
    let Some(run) = run_of(step.world, key, index) else { return };
    step.after(check.interval, Timer::Task(TaskTimer::Probe { task: key, container: index, run }));
}

fn run_of(world: &World, key: TaskKey, index: usize) -> Option<u32> {
    Some(world.tasks.get(key)?.containers.get(index)?.restarts)
}

/// Forgets the verdict of a process that is gone.
pub(super) fn forget(step: &mut Step<'_>, key: TaskKey, index: usize) {
    if let Some(container) = step.world.tasks.get_mut(key).and_then(|task| task.containers.get_mut(index)) {
        container.health_failures = 0;
    }
    set_health(step, key, index, Health::Unknown);
}

/// A probe begins. A process that hangs lets it run into its timeout.
pub(super) fn probe(step: &mut Step<'_>, key: TaskKey, index: usize, run: u32) {
    let Some((check, container)) = probed(step.world, key, index, run) else { return };
    let start = container.started.unwrap_or_default();
    let hangs = container.has(Fault::Hangs);
    let fails = container.has(Fault::FailsHealthChecks);
    let listens = listens(step.world, key, index, start);
    if hangs && listens {
        return step
            .after(check.timeout, Timer::Task(TaskTimer::ProbeTimeout { task: key, container: index, run }));
    }
    judge(step, key, index, listens && !fails, check);
}

/// A probe got no answer in time.
pub(super) fn probe_timed_out(step: &mut Step<'_>, key: TaskKey, index: usize, run: u32) {
    if let Some((check, _)) = probed(step.world, key, index, run) {
        judge(step, key, index, false, check);
    }
}

/// The check and the container of a probe, while the process it belongs to still runs.
fn probed(world: &World, key: TaskKey, index: usize, run: u32) -> Option<(HealthCheck, &Container)> {
    let check = world.definition_of(key)?.containers.get(index)?.health_check?;
    let container = world.tasks.get(key)?.containers.get(index)?;
    (container.status == ContainerStatus::Running && container.restarts == run).then_some((check, container))
}

fn listens(world: &World, key: TaskKey, index: usize, started: Time) -> bool {
    world
        .definition_of(key)
        .and_then(|definition| definition.containers.get(index))
        .is_some_and(|wanted| world.now >= started + wanted.workload.start)
}

fn judge(step: &mut Step<'_>, key: TaskKey, index: usize, passed: bool, check: HealthCheck) {
    let now = step.now();
    let Some(container) = step.world.tasks.get_mut(key).and_then(|task| task.containers.get_mut(index))
    else {
        return;
    };
    let in_grace = container.health == Health::Unknown
        && container.started.is_some_and(|started| now < started + check.start_period);
    let verdict = if passed {
        container.health_failures = 0;
        Health::Healthy
    } else {
        if !in_grace {
            container.health_failures = container.health_failures.saturating_add(1);
        }
        if container.health_failures >= check.retries { Health::Unhealthy } else { container.health }
    };
    match step.world.tasks.get(key).and_then(|task| task.containers.get(index)?.changed_by) {
        Some(cause) => step.because(cause, |step| set_health(step, key, index, verdict)),
        None => set_health(step, key, index, verdict),
    }
    probe_after_interval(step, key, index, &check);
}

fn set_health(step: &mut Step<'_>, key: TaskKey, index: usize, health: Health) {
    let Some(definition) = step.world.definition_of(key).cloned() else { return };
    let Some(reference) = step.task_ref(key) else { return };
    let Some(task) = step.world.tasks.get_mut(key) else { return };
    match task.containers.get_mut(index) {
        Some(container) if container.health != health => container.health = health,
        _ => return,
    }
    task.health = health_of(&definition, task);
    let seq = step.emit(EventKind::ContainerHealthChange { task: reference, container: index, health });
    step.because(seq, |step| {
        scheduler::health_changed(step, key);
        agent::progress(step, key);
    });
}

/// `healthStatus` of a task: only essential containers that have a health check count.
fn health_of(definition: &Definition, task: &Task) -> Health {
    let counted = definition
        .containers
        .iter()
        .zip(&task.containers)
        .filter(|(wanted, _)| wanted.essential && wanted.health_check.is_some());
    let mut verdict = None;
    for (_, container) in counted {
        verdict = Some(match (verdict, container.health) {
            (Some(Health::Unhealthy), _) | (_, Health::Unhealthy) => Health::Unhealthy,
            (Some(Health::Unknown), _) | (_, Health::Unknown) => Health::Unknown,
            _ => Health::Healthy,
        });
    }
    verdict.unwrap_or(Health::Unknown)
}
