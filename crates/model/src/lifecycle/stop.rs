//! From the order to stop to STOPPED: draining, signals, the end (scheduler.md 1.4, 1.5).

use crate::definition::LaunchType;
use crate::engine::{Step, Timer};
use crate::event::EventKind;
use crate::network;
use crate::sabotage::Sabotage;
use crate::scheduler;
use crate::time::{Duration, Time};
use crate::traffic;
use crate::world::{
    Container, ContainerStatus, DesiredStatus, Stop, StopCode, TaskKey, TaskStatus, Waiting, World,
};

use super::{TaskTimer, agent, dependencies, start, status};

/// Orders a task to stop, from outside: StopTask, scale-in, a deployment. A task with registered
/// targets goes to DEACTIVATING, where it waits for the scheduler to deregister them; every other
/// one is stopped at once. Answers whether the task was live.
pub fn order(step: &mut Step<'_>, key: TaskKey, stop: Stop) -> bool {
    if !set_desired_stopped(step, key, stop) {
        return false;
    }
    let balanced = step.world.tasks.get(key).is_some_and(|task| {
        matches!(task.last_status, TaskStatus::Activating | TaskStatus::Running)
            && !task.registered_in.is_empty()
    });
    if balanced {
        status::enter(step, key, TaskStatus::Deactivating, Waiting::TargetDeregistration, None);
    } else {
        stop_containers(step, key);
    }
    true
}

fn set_desired_stopped(step: &mut Step<'_>, key: TaskKey, stop: Stop) -> bool {
    let now = step.now();
    agent::leave_queue(step, key);
    let Some(task) = step.world.tasks.get_mut(key).filter(|task| task.is_live()) else { return false };
    task.desired_status = DesiredStatus::Stopped;
    task.times.stopping = Some(now);
    task.stop = Some(stop);
    true
}

/// The targets of a task were told to drain: it waits for them until `until`.
pub fn draining(step: &mut Step<'_>, key: TaskKey, until: Time) {
    if let Some(task) = step.world.tasks.get_mut(key) {
        task.deregistered = true;
        if task.last_status == TaskStatus::Deactivating {
            status::wait_for(task, Waiting::Draining, Some(until));
        }
    }
}

/// The last target of a task has left its group: a task that waited for it goes on to STOPPING.
pub fn targets_gone(step: &mut Step<'_>, key: TaskKey) {
    let waits = step
        .world
        .tasks
        .get(key)
        .is_some_and(|task| task.last_status == TaskStatus::Deactivating && task.deregistered);
    if waits {
        stop_containers(step, key);
    }
}

/// Tells the containers of a task to stop; without a process there is nothing to wait for.
fn stop_containers(step: &mut Step<'_>, key: TaskKey) {
    let running = |container: &Container| container.status == ContainerStatus::Running;
    let Some(task) = step.world.tasks.get(key) else { return };
    if !task.containers.iter().any(running) {
        abandon_containers(step.world, key);
        return containers_gone(step, key);
    }
    let Some(seq) = status::enter(step, key, TaskStatus::Stopping, Waiting::ContainerStop, None) else {
        return;
    };
    step.because(seq, |step| shut_down(step, key));
}

/// Containers without a process are given up.
fn abandon_containers(world: &mut World, key: TaskKey) {
    let now = world.now;
    let Some(task) = world.tasks.get_mut(key) else { return };
    for container in &mut task.containers {
        if container.status < ContainerStatus::Running {
            container.status = ContainerStatus::Stopped;
            container.due = None;
            container.stopped = Some(now);
        }
    }
}

/// Sends the stop signal to every container whose dependants have ended, and goes on when all
/// containers have.
fn shut_down(step: &mut Step<'_>, key: TaskKey) {
    abandon_containers(step.world, key);
    let Some(definition) = step.world.definition_of(key).cloned() else { return };
    for (index, wanted) in definition.containers.iter().enumerate() {
        let Some(task) = step.world.tasks.get(key) else { return };
        let signal = task.containers.get(index).is_some_and(|container| {
            container.status == ContainerStatus::Running && !container.stop_requested
        });
        let any_order = step.world.sabotaged(Sabotage::StopsInAnyOrder);
        if signal && (any_order || dependencies::may_stop(&definition, task, index)) {
            terminate(step, key, index, wanted.stop_timeout, wanted.workload.stops_after);
        }
    }
    let Some(task) = step.world.tasks.get_mut(key) else { return };
    if task.containers_ended() {
        return containers_gone(step, key);
    }
    let running = task.containers.iter().filter(|container| container.status == ContainerStatus::Running);
    let until = running.filter_map(|container| container.kill_due).max();
    status::wait_for(task, Waiting::ContainerStop, until);
}

/// Sends SIGTERM. A program that handles it ends by itself; SIGKILL waits for the others.
fn terminate(
    step: &mut Step<'_>,
    key: TaskKey,
    index: usize,
    stop_timeout: Duration,
    stops_after: Option<Duration>,
) {
    let now = step.now();
    let Some(task) = step.task_ref(key) else { return };
    let Some(container) = step.world.tasks.get_mut(key).and_then(|task| task.containers.get_mut(index))
    else {
        return;
    };
    container.stop_requested = true;
    container.signalled = Some(now);
    container.kill_due = Some(now + stop_timeout);
    let run = container.restarts;
    let seq = step.emit(EventKind::SignalSent { task, container: index, signal: "SIGTERM" });
    let patience =
        if step.world.sabotaged(Sabotage::KillsEarly) { Duration(stop_timeout.0 / 2) } else { stop_timeout };
    let timer = match stops_after.filter(|span| *span < stop_timeout) {
        Some(span) => (span, TaskTimer::Exited { task: key, container: index, run, exit_code: 0 }),
        None => (patience, TaskTimer::Kill { task: key, container: index }),
    };
    step.because(seq, |step| step.after(timer.0, Timer::Task(timer.1)));
}

/// The stop timeout is over: SIGKILL, exit code 137.
pub(super) fn kill(step: &mut Step<'_>, key: TaskKey, index: usize) {
    let Some(task) = step.task_ref(key) else { return };
    let runs =
        step.world.tasks.get(key).and_then(|task| task.containers.get(index)).is_some_and(|container| {
            container.status == ContainerStatus::Running && container.stop_requested
        });
    if runs {
        let seq = step.emit(EventKind::SignalSent { task, container: index, signal: "SIGKILL" });
        step.because(seq, |step| agent::process_ended(step, key, index, 137, None));
    }
}

/// A container ended for good.
pub(super) fn container_ended(
    step: &mut Step<'_>,
    key: TaskKey,
    index: usize,
    exit_code: i32,
    reason: Option<String>,
) {
    mark_ended(step.world, key, index, Some(exit_code), reason);
    let Some(seq) = start::container_changed(step, key, index) else { return };
    step.because(seq, |step| {
        if is_essential(step.world, key, index) {
            essential_ended(step, key);
        }
        after_an_end(step, key);
    });
}

fn mark_ended(world: &mut World, key: TaskKey, index: usize, exit_code: Option<i32>, reason: Option<String>) {
    let now = world.now;
    if let Some(container) = world.tasks.get_mut(key).and_then(|task| task.containers.get_mut(index)) {
        container.status = ContainerStatus::Stopped;
        container.due = None;
        container.stopped = Some(now);
        container.exit_code = exit_code;
        container.reason = reason;
    }
}

fn is_essential(world: &World, key: TaskKey, index: usize) -> bool {
    world
        .definition_of(key)
        .and_then(|definition| definition.containers.get(index))
        .is_some_and(|wanted| wanted.essential)
}

/// An essential container ended: its task is not to run any more, if it still was.
fn essential_ended(step: &mut Step<'_>, key: TaskKey) {
    let now = step.now();
    if let Some(task) = step.world.tasks.get_mut(key) {
        task.times.execution_stopped.get_or_insert(now);
    }
    if step.world.sabotaged(Sabotage::IgnoresEssentialExits) {
        return;
    }
    let stop = Stop {
        code: StopCode::EssentialContainerExited,
        reason: "Essential container in task exited".to_owned(),
    };
    if set_desired_stopped(step, key, stop) {
        if let Some(task) = step.world.tasks.get_mut(key) {
            status::wait_for(task, Waiting::ContainerStop, None);
        }
        let Some(seq) = status::changed(step, key) else { return };
        step.because(seq, |step| scheduler::task_lost(step, key));
    }
}

/// What the end of one container means for the others: those that waited for it may start, or,
/// when the task is coming down, those that it depended on may stop.
fn after_an_end(step: &mut Step<'_>, key: TaskKey) {
    let Some(task) = step.world.tasks.get(key) else { return };
    let coming_down = !task.is_live()
        && (task.last_status != TaskStatus::Deactivating || task.times.execution_stopped.is_some());
    if coming_down {
        shut_down(step, key);
    } else if task.is_live() {
        agent::progress(step, key);
        start::up_when_containers_are(step, key);
    }
}

/// A container ended before its process began: no image, no port, or a dependency that failed.
pub(super) fn container_never_starts(
    step: &mut Step<'_>,
    key: TaskKey,
    index: usize,
    reason: String,
    exit_code: Option<i32>,
) {
    mark_ended(step.world, key, index, exit_code, Some(reason.clone()));
    let Some(seq) = start::container_changed(step, key, index) else { return };
    step.because(seq, |step| {
        if !is_essential(step.world, key, index) {
            return after_an_end(step, key);
        }
        let fargate = step.world.tasks.get(key).is_some_and(|task| task.launch_type == LaunchType::Fargate);
        fail_to_start(step, key, if fargate { reason } else { "Task failed to start".to_owned() });
    });
}

/// A task that never ran comes down.
pub(super) fn fail_to_start(step: &mut Step<'_>, key: TaskKey, reason: String) {
    if set_desired_stopped(step, key, Stop { code: StopCode::TaskFailedToStart, reason }) {
        scheduler::task_lost(step, key);
        stop_containers(step, key);
    }
}

/// The instance of a task is gone, and with it everything that ran on it.
pub fn host_gone(step: &mut Step<'_>, key: TaskKey, reason: String) {
    let was_live = set_desired_stopped(step, key, Stop { code: StopCode::TerminationNotice, reason });
    let containers = step.world.tasks.get(key).map_or(0, |task| task.containers.len());
    for index in 0..containers {
        let running = step
            .world
            .tasks
            .get(key)
            .and_then(|task| task.containers.get(index))
            .is_some_and(|container| container.status == ContainerStatus::Running);
        if running {
            traffic::container_stopped(step, key, index);
            mark_ended(step.world, key, index, None, None);
            start::container_changed(step, key, index);
        }
    }
    abandon_containers(step.world, key);
    if was_live {
        scheduler::task_lost(step, key);
    }
    let between =
        step.world.tasks.get(key).is_some_and(|task| {
            matches!(task.last_status, TaskStatus::Activating | TaskStatus::Deactivating)
        });
    if between {
        status::enter(step, key, TaskStatus::Stopping, Waiting::ContainerStop, None);
    }
    stopped(step, key);
}

/// No container of the task runs any more.
fn containers_gone(step: &mut Step<'_>, key: TaskKey) {
    let Some(task) = step.world.tasks.get(key) else { return };
    match task.last_status {
        TaskStatus::Activating | TaskStatus::Deactivating => {
            let entered = status::enter(step, key, TaskStatus::Stopping, Waiting::ContainerStop, None);
            if let Some(seq) = entered {
                step.because(seq, |step| finish(step, key));
            }
        }
        TaskStatus::Deprovisioning | TaskStatus::Stopped => {}
        _ => finish(step, key),
    }
}

/// What is left to do once no container runs: detach the interface, if there is one.
fn finish(step: &mut Step<'_>, key: TaskKey) {
    let Some(task) = step.world.tasks.get(key) else { return };
    if !start::has_interface(step.world, task) {
        return stopped(step, key);
    }
    let spread = match task.launch_type {
        LaunchType::Fargate => step.world.parameters.fargate_deprovisioning,
        LaunchType::Ec2 => step.world.parameters.eni_detach,
    };
    let until = step.now() + step.draw(spread);
    let entered = status::enter(step, key, TaskStatus::Deprovisioning, Waiting::InterfaceDetach, Some(until));
    let Some(seq) = entered else { return };
    step.because(seq, |step| {
        step.at(until, Timer::Task(TaskTimer::Phase { task: key, status: TaskStatus::Deprovisioning }));
        leave_host(step, key);
    });
}

/// The agent has no containers of the task any more: others may have what they held.
fn leave_host(step: &mut Step<'_>, key: TaskKey) {
    network::disconnect_containers(step, key);
    if let Some(instance) = step.world.tasks.get(key).and_then(|task| task.instance) {
        agent::serve_queue(step, instance);
    }
}

/// The end of a task; its row stays visible for a while.
pub(super) fn stopped(step: &mut Step<'_>, key: TaskKey) {
    let Some(seq) = status::enter(step, key, TaskStatus::Stopped, Waiting::Nothing, None) else { return };
    step.because(seq, |step| {
        let Some((instance, service)) = step.world.tasks.get(key).map(|task| (task.instance, task.service))
        else {
            return;
        };
        if let Some(row) = instance.and_then(|on| step.world.instances.get_mut(on)) {
            row.tasks.retain(|task| *task != key);
        }
        if let Some(service) = service.and_then(|of| step.world.service_mut(of)) {
            service.tasks.retain(|task| *task != key);
        }
        network::release_interface(step, key);
        leave_host(step, key);
        scheduler::task_stopped(step, key);
        purge_later(step);
    });
}

/// Rows of stopped tasks are dropped together, once a minute at most.
fn purge_later(step: &mut Step<'_>) {
    const MINUTE: u64 = 60_000_000;
    let visible_until = step.now() + step.world.parameters.stopped_task_visibility;
    if step.world.next_purge.is_none() {
        let at = Time(visible_until.0.div_ceil(MINUTE).saturating_mul(MINUTE));
        step.world.next_purge = Some(at);
        step.world.timers.set(at, Timer::Task(TaskTimer::Purge), None);
    }
}

/// Drops the rows of tasks that were visible for long enough.
pub(super) fn purge(step: &mut Step<'_>) {
    let now = step.now();
    let visibility = step.world.parameters.stopped_task_visibility;
    step.world.next_purge = None;
    step.world.tasks.retain(|_, task| task.times.stopped.is_none_or(|stopped| stopped + visibility > now));
    if step.world.tasks.values().any(|task| task.times.stopped.is_some()) {
        purge_later(step);
    }
}
