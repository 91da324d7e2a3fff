//! Rules about tasks and their containers.

use crate::definition::{Condition, Definition};
use crate::world::{ContainerStatus, DesiredStatus, StopCode, Task, TaskStatus, World};

use super::{Findings, Rule};

pub(super) fn check(world: &World, findings: &mut Findings) {
    for task in world.tasks.values() {
        stopped(task, findings);
        times(task, findings);
        let Some(definition) = world.definition(task.definition) else { continue };
        containers(task, definition, findings);
        stop_codes(task, definition, findings);
    }
}

fn name(task: &Task) -> String {
    format!("task {} in {}", task.id.short(), task.last_status.as_aws())
}

fn stopped(task: &Task, findings: &mut Findings) {
    let over = task.last_status == TaskStatus::Stopped;
    let complete =
        task.desired_status == DesiredStatus::Stopped && task.times.stopped.is_some() && task.stop.is_some();
    findings.expect(!over || complete, Rule::Stopped, || name(task));
    let by_scheduler =
        task.stop.as_ref().is_some_and(|stop| stop.code == StopCode::ServiceSchedulerInitiated);
    findings.expect(task.service.is_some() || !by_scheduler, Rule::Standalone, || name(task));
}

fn times(task: &Task, findings: &mut Findings) {
    let times = &task.times;
    let in_order = [
        Some(times.created),
        times.pull_started,
        times.pull_stopped,
        times.started,
        times.stopping,
        times.stopped,
    ];
    let present: Vec<_> = in_order.into_iter().flatten().collect();
    findings.expect(present.is_sorted(), Rule::Times, || format!("{}: {times:?}", name(task)));
    let before = task.last_status < TaskStatus::Running;
    findings
        .expect(!(before && times.started.is_some()), Rule::Times, || format!("{} has started", name(task)));
    let running = task.last_status == TaskStatus::Running;
    findings
        .expect(!running || times.started.is_some(), Rule::Times, || format!("{} never started", name(task)));
}

fn containers(task: &Task, definition: &Definition, findings: &mut Findings) {
    for (index, (container, wanted)) in task.containers.iter().zip(&definition.containers).enumerate() {
        let ended = container.status == ContainerStatus::Stopped;
        findings.expect(!(ended && wanted.essential && task.is_live()), Rule::Essential, || {
            format!("{}: essential {} ended", name(task), wanted.name)
        });
        let begun = container.status >= ContainerStatus::Running;
        findings.expect(begun || task.last_status != TaskStatus::Running, Rule::RunningContainers, || {
            format!("{}: {} has not begun", name(task), wanted.name)
        });
        if container.started.is_some() {
            started_in_order(task, definition, index, findings);
        }
        if container.signalled.is_some() {
            let dependants =
                definition.containers.iter().zip(&task.containers).filter(|(other, _)| {
                    other.depends_on.iter().any(|dependency| dependency.container == index)
                });
            let gone = dependants.into_iter().all(|(_, other)| other.status == ContainerStatus::Stopped);
            findings.expect(gone, Rule::ContainerOrder, || {
                format!("{}: {} was told to stop before those that need it", name(task), wanted.name)
            });
        }
    }
}

fn started_in_order(task: &Task, definition: &Definition, index: usize, findings: &mut Findings) {
    let dependencies = definition.containers.get(index).map(|wanted| wanted.depends_on.as_slice());
    for dependency in dependencies.unwrap_or_default() {
        let Some(on) = task.containers.get(dependency.container) else { continue };
        let ended = on.status == ContainerStatus::Stopped;
        let held = match dependency.condition {
            Condition::Start => on.started.is_some(),
            Condition::Complete => ended && on.exit_code.is_some(),
            Condition::Success => ended && on.exit_code == Some(0),
            // It held when the container was created; later health changes nothing.
            Condition::Healthy => on.started.is_some(),
        };
        findings.expect(held, Rule::ContainerOrder, || {
            format!("{}: container {index} began too early", name(task))
        });
    }
}

fn stop_codes(task: &Task, definition: &Definition, findings: &mut Findings) {
    let Some(stop) = &task.stop else { return };
    let essential_ended = || {
        task.containers
            .iter()
            .zip(&definition.containers)
            .any(|(container, wanted)| wanted.essential && container.status == ContainerStatus::Stopped)
    };
    let fits = match stop.code {
        StopCode::TaskFailedToStart => !task.was_running(),
        StopCode::EssentialContainerExited => essential_ended(),
        _ => true,
    };
    findings.expect(fits, Rule::StopCodes, || format!("{}: {}", name(task), stop.code.as_aws()));
}
