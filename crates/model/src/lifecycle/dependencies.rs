//! `dependsOn`: what a container waits for, and who waits for it (scheduler.md 1.6).

use crate::definition::{Condition, ContainerDefinition, Definition, Dependency};
use crate::world::{Container, ContainerStatus, Health, Task};

/// Whether a container may go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Readiness {
    /// All conditions hold.
    Ready,
    /// A condition does not hold yet.
    Blocked,
    /// A condition can never hold: the agent's words.
    Never(String),
}

/// Whether the container at `index` may be pulled and started. `timed_out` names a dependency
/// whose `startTimeout` has passed.
pub(super) fn readiness(
    definition: &Definition,
    task: &Task,
    index: usize,
    timed_out: impl Fn(usize) -> bool,
) -> Readiness {
    let Some(target) = definition.containers.get(index) else { return Readiness::Blocked };
    let mut readiness = Readiness::Ready;
    for dependency in &target.depends_on {
        let on = dependency.container;
        let (Some(wanted), Some(container)) = (definition.containers.get(on), task.containers.get(on)) else {
            return Readiness::Never(format!(
                "dependency graph: {} depends on a container that does not exist",
                target.name
            ));
        };
        let names = || {
            let state = task.containers.get(index).map(describe).unwrap_or_default();
            (
                format!("{}({}) {}", wanted.name, wanted.image, describe(container)),
                format!("{}({}) {state}", target.name, target.image),
            )
        };
        if timed_out(on)
            && dependency.condition != Condition::Start
            && container.status != ContainerStatus::Stopped
        {
            let (dependency, target) = names();
            return Readiness::Never(format!(
                "dependency graph: container ordering dependency [{dependency}] for target [{target}] has timed out."
            ));
        }
        match judge(*dependency, wanted, container) {
            Verdict::Holds => {}
            Verdict::Waits => readiness = Readiness::Blocked,
            Verdict::Failed(why) => {
                let (dependency, target) = names();
                return Readiness::Never(format!(
                    "dependency graph: failed to resolve container ordering dependency [{dependency}] for target [{target}] {why}"
                ));
            }
        }
    }
    readiness
}

enum Verdict {
    Holds,
    Waits,
    Failed(&'static str),
}

fn judge(dependency: Dependency, wanted: &ContainerDefinition, container: &Container) -> Verdict {
    let stopped = container.status == ContainerStatus::Stopped;
    if stopped && container.started.is_none() {
        return Verdict::Failed("because dependency will never start");
    }
    let holds = match dependency.condition {
        Condition::Start => container.status >= ContainerStatus::Running,
        Condition::Complete => stopped && container.exit_code.is_some(),
        Condition::Success if stopped && container.exit_code != Some(0) => {
            return Verdict::Failed("as dependency did not exit successfully.");
        }
        Condition::Success => stopped,
        Condition::Healthy if wanted.health_check.is_none() => {
            return Verdict::Failed("because dependency has no health check");
        }
        Condition::Healthy if stopped && container.health != Health::Healthy => {
            return Verdict::Failed("because dependency will never be healthy");
        }
        Condition::Healthy => container.health == Health::Healthy,
    };
    if holds { Verdict::Holds } else { Verdict::Waits }
}

/// A container as the agent prints it: known and desired status, and its exit code.
fn describe(container: &Container) -> String {
    let known = match container.status {
        ContainerStatus::None => "NONE",
        ContainerStatus::Pulled => "PULLED",
        ContainerStatus::Created => "CREATED",
        ContainerStatus::Running => "RUNNING",
        ContainerStatus::Stopped => "STOPPED",
    };
    let desired = if container.stop_requested || container.status == ContainerStatus::Stopped {
        "STOPPED"
    } else {
        "RUNNING"
    };
    match container.exit_code {
        Some(code) => format!("({known}->{desired}) - Exit: {code}"),
        None => format!("({known}->{desired})"),
    }
}

/// Whether every container that depends directly on the one at `index` has ended, so that it may
/// be stopped.
pub(super) fn may_stop(definition: &Definition, task: &Task, index: usize) -> bool {
    let dependants = definition
        .containers
        .iter()
        .zip(&task.containers)
        .filter(|(wanted, _)| wanted.depends_on.iter().any(|dependency| dependency.container == index));
    dependants.into_iter().all(|(_, container)| container.status == ContainerStatus::Stopped)
}

/// Whether a container waits for the one at `index` to end or to be healthy, so that its
/// `startTimeout` matters.
pub(super) fn has_start_timeout(definition: &Definition, index: usize) -> bool {
    let waits =
        |dependency: &Dependency| dependency.container == index && dependency.condition != Condition::Start;
    definition.containers.iter().any(|container| container.depends_on.iter().any(waits))
}
