//! What the agent of an instance, or Fargate in its place, does with a task it was given: wait
//! for host resources, pull images, start containers (scheduler.md 1.6, 1.7).

use std::sync::Arc;

use crate::definition::Definition;
use crate::engine::{Step, Timer};
use crate::network;
use crate::sabotage::Sabotage;
use crate::scheduler;
use crate::time::{Duration, Time};
use crate::traffic;
use crate::world::{ContainerStatus, Instance, InstanceKey, Task, TaskKey, TaskStatus, Waiting, World};

use super::dependencies::{self, Readiness};
use super::{TaskTimer, health, start, status, stop};

/// The agent receives a task: on EC2 it queues for the host's resources.
pub(super) fn accept(step: &mut Step<'_>, key: TaskKey) {
    let Some(task) = step.world.tasks.get(key) else { return };
    let Some(instance) = task.instance else { return progress(step, key) };
    if let Some(row) = step.world.instances.get_mut(instance) {
        row.queue.push(key);
    }
    serve_queue(step, instance);
}

/// What a task will wait for first once its agent has it.
pub(super) fn first_wait(world: &World, key: TaskKey) -> Waiting {
    let instance = world.tasks.get(key).and_then(|task| world.instances.get(task.instance?));
    match instance {
        Some(row) if !row.queue.is_empty() || !fits(world, row, key) => Waiting::HostResources,
        _ => Waiting::ImagePull,
    }
}

/// Starts queued tasks in their order for as long as the next one fits: one that does not fit
/// blocks those behind it.
pub(super) fn serve_queue(step: &mut Step<'_>, instance: InstanceKey) {
    while let Some(key) = next_that_fits(step.world, instance) {
        let definition = step.world.definition_of(key).cloned();
        let Some(row) = step.world.instances.get_mut(instance) else { return };
        row.queue.retain(|queued| *queued != key);
        if let Some(definition) = definition {
            network::hold_static_ports(row, &definition, key);
        }
        progress(step, key);
    }
}

fn next_that_fits(world: &World, instance: InstanceKey) -> Option<TaskKey> {
    let row = world.instances.get(instance)?;
    if world.sabotaged(Sabotage::JumpsTheQueue) {
        return row.queue.iter().rev().copied().find(|key| fits(world, row, *key));
    }
    row.queue.first().copied().filter(|key| fits(world, row, *key))
}

fn fits(world: &World, row: &Instance, key: TaskKey) -> bool {
    let Some(definition) = world.definition_of(key) else { return true };
    let (cpu, memory) = held(world, row);
    cpu.saturating_add(definition.reserved_cpu()) <= row.registered_cpu
        && memory.saturating_add(definition.reserved_memory()) <= row.registered_memory
        && definition.static_host_ports().all(|port| !row.static_ports.contains_key(&port))
}

/// CPU units and MiB of the tasks whose containers the agent has in its care: from their turn in
/// the queue until they are gone.
fn held(world: &World, row: &Instance) -> (u32, u32) {
    let in_care = |task: &&Task| {
        (TaskStatus::Pending..=TaskStatus::Stopping).contains(&task.last_status)
            && !row.queue.contains(&task.key)
    };
    let tasks = row.tasks.iter().filter_map(|key| world.tasks.get(*key)).filter(in_care);
    tasks.filter_map(|task| world.definition(task.definition)).fold((0, 0), |(cpu, memory), definition| {
        (cpu.saturating_add(definition.reserved_cpu()), memory.saturating_add(definition.reserved_memory()))
    })
}

/// Takes a task back from the queue of its instance.
pub(super) fn leave_queue(step: &mut Step<'_>, key: TaskKey) {
    let instance = step.world.tasks.get(key).and_then(|task| task.instance);
    if let Some(row) = instance.and_then(|on| step.world.instances.get_mut(on)) {
        row.queue.retain(|queued| *queued != key);
    }
}

/// Moves every container of a task on that can move: something about the task has changed.
pub(super) fn progress(step: &mut Step<'_>, key: TaskKey) {
    let Some(definition) = step.world.definition_of(key).cloned() else { return };
    for index in 0..definition.containers.len() {
        let now = step.now();
        let Some(task) = step.world.tasks.get(key) else { return };
        let Some(container) = task.containers.get(index) else { return };
        if !task.is_live() || container.status != ContainerStatus::None || container.due.is_some() {
            continue;
        }
        match dependencies::readiness(&definition, task, index, |on| {
            start_timed_out(&definition, task, on, now)
        }) {
            Readiness::Ready => pull(step, key, index, &definition),
            Readiness::Blocked if step.world.sabotaged(Sabotage::IgnoresDependencies) => {
                pull(step, key, index, &definition);
            }
            Readiness::Blocked => {}
            Readiness::Never(why) => {
                let reason = format!("CannotStartContainerError: {why}");
                stop::container_never_starts(step, key, index, reason, Some(143));
                // Containers before this one may have waited for it.
                return progress(step, key);
            }
        }
    }
    stop_when_stuck(step, key);
    tell_waiting(step.world, key);
}

fn start_timed_out(definition: &Definition, task: &Task, index: usize, now: Time) -> bool {
    let limit = definition.containers.get(index).and_then(|wanted| wanted.start_timeout);
    let started = task.containers.get(index).and_then(|container| container.started);
    matches!((limit, started), (Some(limit), Some(started)) if started + limit <= now)
}

/// Containers that wait for each other never start: the agent gives the task up.
fn stop_when_stuck(step: &mut Step<'_>, key: TaskKey) {
    let Some(task) = step.world.tasks.get(key) else { return };
    let idle = |container: &crate::world::Container| {
        container.status == ContainerStatus::Stopped
            || (container.status == ContainerStatus::None && container.due.is_none())
    };
    let stuck = task.last_status == TaskStatus::Pending && task.is_live() && task.containers.iter().all(idle);
    if stuck {
        stop::fail_to_start(step, key, "Task failed to start".to_owned());
    }
}

fn pull(step: &mut Step<'_>, key: TaskKey, index: usize, definition: &Definition) {
    let Some(wanted) = definition.containers.get(index) else { return };
    let parameters = &step.world.parameters;
    let cached = step
        .world
        .tasks
        .get(key)
        .and_then(|task| step.world.instances.get(task.instance?))
        .is_some_and(|row| row.images.contains(&wanted.image));
    let transfer = u64::from(wanted.workload.image_mib).saturating_mul(1_000_000)
        / u64::from(parameters.pull_mib_per_second.max(1));
    let span = match &wanted.workload.pull_error {
        Some(_) => parameters.pull_overhead,
        None if cached => parameters.cached_pull,
        None => parameters.pull_overhead + Duration::micros(transfer),
    };
    let now = step.now();
    let Some(task) = step.world.tasks.get_mut(key) else { return };
    task.times.pull_started.get_or_insert(now);
    if let Some(container) = task.containers.get_mut(index) {
        container.due = Some(now + span);
    }
    step.after(span, Timer::Task(TaskTimer::Pulled { task: key, container: index }));
}

/// A pull is over: the container is created and started, or the task fails.
pub(super) fn pulled(step: &mut Step<'_>, key: TaskKey, index: usize) {
    let now = step.now();
    let Some(definition) = step.world.definition_of(key).cloned() else { return };
    let Some(wanted) = definition.containers.get(index) else { return };
    let Some(task) = step.world.tasks.get_mut(key) else { return };
    let Some(container) = task.containers.get_mut(index) else { return };
    if container.status != ContainerStatus::None {
        return;
    }
    container.due = None;
    if let Some(detail) = &wanted.workload.pull_error {
        let reason = format!("CannotPullContainerError: {detail}");
        return stop::container_never_starts(step, key, index, reason, None);
    }
    container.status = ContainerStatus::Pulled;
    if task.containers.iter().all(|container| container.status != ContainerStatus::None) {
        task.times.pull_stopped = Some(now);
    }
    keep_image(step, key, &wanted.image);
    scheduler::image_pulled(step, key);
    create_container(step, key, index);
    tell_waiting(step.world, key);
}

fn keep_image(step: &mut Step<'_>, key: TaskKey, image: &Arc<str>) {
    let instance = step.world.tasks.get(key).and_then(|task| task.instance);
    if let Some(row) = instance.and_then(|on| step.world.instances.get_mut(on)) {
        row.images.insert(image.clone());
    }
}

fn create_container(step: &mut Step<'_>, key: TaskKey, index: usize) {
    if let Err(why) = network::connect_container(step, key, index) {
        let reason = format!("CannotCreateContainerError: {why}");
        return stop::container_never_starts(step, key, index, reason, None);
    }
    let span = step.draw(step.world.parameters.container_start);
    let due = step.now() + span;
    let Some(container) = step.world.tasks.get_mut(key).and_then(|task| task.containers.get_mut(index))
    else {
        return;
    };
    container.status = ContainerStatus::Created;
    container.due = Some(due);
    step.at(due, Timer::Task(TaskTimer::Started { task: key, container: index }));
}

/// The process of a container runs.
pub(super) fn started(step: &mut Step<'_>, key: TaskKey, index: usize) {
    let Some(container) = step.world.tasks.get_mut(key).and_then(|task| task.containers.get_mut(index))
    else {
        return;
    };
    if container.status != ContainerStatus::Created {
        return;
    }
    container.status = ContainerStatus::Running;
    container.due = None;
    let Some(seq) = start::container_changed(step, key, index) else { return };
    step.because(seq, |step| {
        process_begins(step, key, index);
        start::up_when_containers_are(step, key);
        progress(step, key);
    });
}

/// What a process that begins sets going: its own end, its health checks, the patience of those
/// that wait for it.
pub(super) fn process_begins(step: &mut Step<'_>, key: TaskKey, index: usize) {
    let now = step.now();
    let Some(definition) = step.world.definition_of(key).cloned() else { return };
    let Some(wanted) = definition.containers.get(index) else { return };
    let Some(container) = step.world.tasks.get_mut(key).and_then(|task| task.containers.get_mut(index))
    else {
        return;
    };
    container.started = Some(now);
    let run = container.restarts;
    if let Some((after, exit_code)) = wanted.workload.exits {
        step.after(after, Timer::Task(TaskTimer::Exited { task: key, container: index, run, exit_code }));
    }
    health::watch(step, key, index, wanted);
    if let Some(limit) = wanted.start_timeout.filter(|_| dependencies::has_start_timeout(&definition, index))
    {
        step.after(limit, Timer::Task(TaskTimer::StartTimeout { task: key }));
    }
}

/// Says what a PENDING task waits for: the pull or the start that ends last.
fn tell_waiting(world: &mut World, key: TaskKey) {
    let Some(task) = world.tasks.get_mut(key) else { return };
    if task.last_status != TaskStatus::Pending || !task.is_live() {
        return;
    }
    let pulls = task.containers.iter().filter(|container| container.status == ContainerStatus::None);
    let pull = pulls.filter_map(|container| container.due).max();
    let start = task.containers.iter().filter_map(|container| container.due).max();
    match pull {
        Some(_) => status::wait_for(task, Waiting::ImagePull, pull),
        None => status::wait_for(task, Waiting::ContainerStart, start),
    }
}

/// What became of a process.
pub(super) fn process_ended(
    step: &mut Step<'_>,
    key: TaskKey,
    index: usize,
    exit_code: i32,
    reason: Option<String>,
) {
    let running = step
        .world
        .tasks
        .get(key)
        .and_then(|task| task.containers.get(index))
        .is_some_and(|container| container.status == ContainerStatus::Running);
    if !running {
        return;
    }
    traffic::container_stopped(step, key, index);
    if restarts(step.world, key, index, exit_code) {
        return restart(step, key, index, exit_code);
    }
    stop::container_ended(step, key, index, exit_code, reason);
}

/// Whether the restart policy of a container brings it back (scheduler.md 1.6).
fn restarts(world: &World, key: TaskKey, index: usize, exit_code: i32) -> bool {
    let policy = world
        .definition_of(key)
        .and_then(|definition| definition.containers.get(index)?.restart_policy.as_ref());
    let Some((policy, task)) = policy.zip(world.tasks.get(key)) else { return false };
    let Some(container) = task.containers.get(index) else { return false };
    let ran = container.started.map_or(Duration::ZERO, |started| world.now.since(started));
    task.is_live()
        && !container.stop_requested
        && !policy.ignored_exit_codes.contains(&exit_code)
        && ran >= policy.restart_attempt_period
}

fn restart(step: &mut Step<'_>, key: TaskKey, index: usize, exit_code: i32) {
    if let Some(container) = step.world.tasks.get_mut(key).and_then(|task| task.containers.get_mut(index)) {
        container.restarts = container.restarts.saturating_add(1);
        container.exit_code = Some(exit_code);
    }
    let Some(seq) = start::container_changed(step, key, index) else { return };
    step.because(seq, |step| {
        health::forget(step, key, index);
        process_begins(step, key, index);
    });
}
