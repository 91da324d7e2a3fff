//! Rules about what a step makes of a world.

use crate::event::{Event, EventKind, TaskRef};
use crate::lifecycle;
use crate::placement::{self, Rooms};
use crate::scheduler::{self, Judgement};
use crate::time::Duration;
use crate::world::{
    DesiredStatus, InstanceStatus, PlacementStrategy, Service, ServiceKey, Task, TaskKey, World,
};

use super::{Findings, Rule};

pub(super) fn check(before: &World, after: &World, events: &[Event], findings: &mut Findings) {
    findings.expect(before.now <= after.now, Rule::Timers, || format!("{} after {}", after.now, before.now));
    statuses(before, after, events, findings);
    queues(before, after, findings);
    pauses(before, after, findings);
    let starts = |event: &&Event| matches!(event.kind, EventKind::ServiceEvent { code: "E1", .. });
    let batches = events.iter().filter(starts).count();
    for event in events {
        cause(event, findings);
        match &event.kind {
            EventKind::SignalSent { task, container, signal: "SIGKILL" } => {
                kill(before, event, *task, *container, findings);
            }
            EventKind::ServiceEvent { service, code: "E1", tasks, .. } => {
                started(after, *service, tasks, findings);
                if let (1, [task]) = (batches, tasks.as_slice()) {
                    best_place(before, after, *service, task.key, findings);
                }
            }
            EventKind::ServiceEvent { service, code: "E2", tasks, .. } => {
                stopped(before, after, *service, tasks, findings);
            }
            EventKind::ServiceEvent { service, code: "E7", .. } => steady(after, *service, findings),
            EventKind::DesiredCountChange { service, .. } => {
                let primary =
                    |world: &World| world.service(*service).and_then(Service::primary).map(|row| row.id);
                findings.expect(primary(before) == primary(after), Rule::DesiredCount, || {
                    "a deployment began with a change of the desired count".to_owned()
                });
            }
            _ => {}
        }
    }
}

/// Several changes of one task may lie in one step: each is held to the table.
fn statuses(before: &World, after: &World, events: &[Event], findings: &mut Findings) {
    for task in after.tasks.values() {
        let Some(former) = before.tasks.get(task.key) else { continue };
        let back =
            former.desired_status == DesiredStatus::Stopped && task.desired_status == DesiredStatus::Running;
        findings.expect(!back, Rule::DesiredStatus, || format!("task {}", task.id.short()));
        let mut status = former.last_status;
        for event in events {
            let EventKind::TaskStateChange { task: of, last, .. } = &event.kind else { continue };
            if of.key == task.key && *last != status {
                let legal = lifecycle::successors(status).contains(last);
                findings.expect(legal, Rule::Transitions, || {
                    format!("task {}: {} → {}", task.id.short(), status.as_aws(), last.as_aws())
                });
                status = *last;
            }
        }
        findings.expect(status == task.last_status, Rule::Transitions, || {
            format!("task {}: {} without an event", task.id.short(), task.last_status.as_aws())
        });
    }
}

/// A task whose pull began had nobody before it in the queue of its agent.
fn queues(before: &World, after: &World, findings: &mut Findings) {
    let began = |task: &&Task| {
        let former = before.tasks.get(task.key);
        task.times.pull_started.is_some() && former.is_none_or(|former| former.times.pull_started.is_none())
    };
    for task in after.tasks.values().filter(began) {
        let Some(instance) = task.instance else { continue };
        let Some((former, now)) = before.instances.get(instance).zip(after.instances.get(instance)) else {
            continue;
        };
        let ahead = former.queue.iter().take_while(|key| **key != task.key);
        let passed_over = ahead.into_iter().find(|key| now.queue.contains(key));
        findings.expect(passed_over.is_none(), Rule::Queue, || {
            format!("task {} went before {passed_over:?}", task.id.short())
        });
    }
}

fn pauses(before: &World, after: &World, findings: &mut Findings) {
    let longest = after.parameters.throttle_delays.iter().max().copied().unwrap_or_default();
    for (former, service) in before.services.iter().zip(&after.services) {
        let (Some(until), true) = (service.throttle.not_before, service.throttle != former.throttle) else {
            continue;
        };
        if service.throttle.pauses <= former.throttle.pauses {
            continue;
        }
        let pause = until.since(after.now);
        let least = if former.throttle.pauses > 0 { former.throttle.last_pause } else { Duration::ZERO };
        findings.expect(pause >= least && pause <= longest, Rule::Pauses, || {
            format!("service {}: {pause}", service.name)
        });
    }
}

fn cause(event: &Event, findings: &mut Findings) {
    let by_user = matches!(event.kind, EventKind::Commanded { .. } | EventKind::InstanceStateChange { .. });
    findings.expect(event.cause.map_or(by_user, |cause| cause < event.seq), Rule::Causes, || {
        format!("#{} {} by {:?}", event.seq.0, event.kind.type_name(), event.cause)
    });
}

fn kill(before: &World, event: &Event, task: TaskRef, container: usize, findings: &mut Findings) {
    let row = before.tasks.get(task.key).and_then(|task| task.containers.get(container));
    let wanted = before.definition_of(task.key).and_then(|row| row.containers.get(container));
    let signalled = row.and_then(|row| row.signalled).zip(wanted.map(|wanted| wanted.stop_timeout));
    let patient = signalled.is_some_and(|(at, timeout)| at + timeout <= event.at);
    findings.expect(patient, Rule::StopTimeout, || format!("task {} at {}", task.id.short(), event.at));
}

/// Healthy tasks of a service, all deployments together.
fn healthy(world: &World, service: &Service) -> u32 {
    let judged = |task: &&Task| scheduler::judge(world, service, task) == Judgement::Healthy;
    u32::try_from(world.tasks_of(service.key).filter(judged).count()).unwrap_or(u32::MAX)
}

fn started(after: &World, key: ServiceKey, tasks: &[TaskRef], findings: &mut Findings) {
    let Some(service) = after.service(key) else { return };
    let counts = |task: &&Task| task.is_live() || after.parameters.ceiling_counts_stopping;
    let occupying = after.tasks_of(key).filter(counts).count();
    findings.expect(occupying <= service.upper_bound() as usize, Rule::Ceiling, || {
        format!("service {}: {occupying} tasks, {} allowed", service.name, service.upper_bound())
    });
    let placed: Vec<&Task> = tasks.iter().filter_map(|task| after.tasks.get(task.key)).collect();
    for task in &placed {
        let Some(instance) = task.instance.and_then(|on| after.instances.get(on)) else { continue };
        let takes = instance.status == InstanceStatus::Active && instance.agent_connected;
        findings.expect(takes, Rule::Placement, || {
            format!("{} is {}", instance.id.short(), instance.status.as_aws())
        });
        let neighbours =
            after.tasks_of(key).filter(|other| other.is_live() && other.instance == task.instance);
        findings.expect(!service.distinct_instance || neighbours.count() == 1, Rule::Distinct, || {
            format!("service {} has two tasks on {}", service.name, instance.id.short())
        });
    }
}

/// The instance of a task that was placed alone is one of the best by the first strategy. Tasks
/// that left in the same step make room that the look at the world before does not see.
fn best_place(before: &World, after: &World, key: ServiceKey, task: TaskKey, findings: &mut Findings) {
    let Some((service, task)) = after.service(key).zip(after.tasks.get(task)) else { return };
    let left = before
        .tasks
        .values()
        .any(|row| after.tasks.get(row.key).is_none_or(|now| now.last_status != row.last_status));
    let (Some(chosen), Some(definition), false) = (task.instance, after.definition(task.definition), left)
    else {
        return;
    };
    let before = &with_statuses_of(before, after);
    let rooms = Rooms::survey(before, service.cluster, Some(service.key));
    let first = service.placement_strategy.first().copied().unwrap_or(PlacementStrategy::SpreadZone);
    let score = |room: &placement::Room| match first {
        PlacementStrategy::SpreadZone => rooms.tasks_in(room.zone),
        PlacementStrategy::SpreadInstance => room.service_tasks,
        PlacementStrategy::BinpackCpu => room.free_cpu,
        PlacementStrategy::BinpackMemory => room.free_memory,
        PlacementStrategy::Random => 0,
    };
    let fitting: Vec<_> = placement::verdicts(before, service, definition)
        .into_iter()
        .filter(|verdict| verdict.missing.is_empty())
        .map(|verdict| verdict.instance)
        .collect();
    let best = rooms.all().filter(|room| fitting.contains(&room.instance)).map(score).min();
    let taken = rooms.all().find(|room| room.instance == chosen).map(score);
    findings.expect(taken == best, Rule::Strategy, || {
        format!("service {}: {taken:?} where {best:?} was to be had", service.name)
    });
}

/// The world before a step with the instances as a command in that step left them.
fn with_statuses_of(before: &World, after: &World) -> World {
    let mut world = before.clone();
    for (key, row) in world.instances.iter_mut() {
        if let Some(now) = after.instances.get(key) {
            row.status = now.status;
            row.agent_connected = now.agent_connected;
        }
    }
    world
}

/// Old tasks, and those on draining instances, go only as far as the floor allows.
fn stopped(before: &World, after: &World, key: ServiceKey, tasks: &[TaskRef], findings: &mut Findings) {
    let (Some(former), Some(service)) = (before.service(key), after.service(key)) else { return };
    let primary = service.primary().map(|primary| primary.id);
    let outgoing = |task: &Task| {
        let instance = task.instance.and_then(|on| after.instances.get(on));
        task.deployment != primary || instance.is_some_and(|row| row.status != InstanceStatus::Active)
    };
    let was_healthy = |key: TaskKey| {
        before.tasks.get(key).is_some_and(|task| {
            outgoing(task) && scheduler::judge(&at(before, after), former, task) == Judgement::Healthy
        })
    };
    let went = tasks.iter().any(|task| was_healthy(task.key));
    let left = healthy(after, service);
    findings.expect(!went || left >= service.lower_bound(), Rule::Floor, || {
        format!("service {}: {left} healthy tasks left, {} must be", service.name, service.lower_bound())
    });
}

/// The world before a step, at the moment of the step.
fn at(before: &World, after: &World) -> World {
    World { now: after.now, ..before.clone() }
}

fn steady(after: &World, key: ServiceKey, findings: &mut Findings) {
    let Some(service) = after.service(key) else { return };
    let live: Vec<&Task> = after.tasks_of(key).filter(|task| task.is_live()).collect();
    let in_place = |task: &&Task| {
        let instance = task.instance.and_then(|on| after.instances.get(on));
        task.was_running() && instance.is_none_or(|row| row.status == InstanceStatus::Active)
    };
    let holds = service.deployments.len() == 1
        && live.len() == service.desired_count as usize
        && live.iter().all(in_place);
    findings.expect(holds, Rule::Steady, || format!("service {} is not steady", service.name));
}
