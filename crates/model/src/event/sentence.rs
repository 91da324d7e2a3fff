//! Events in plain words: one line each, AWS's own words where AWS has any.

use std::sync::Arc;

use crate::world::{
    ContainerStatus, DesiredStatus, Fault, Health, InstanceStatus, RolloutState, Stop, TargetState,
    TaskStatus, Waiting, World,
};

use super::{EventKind, TaskRef};

impl EventKind {
    /// The event as one line. `world` gives the names; what has left it since is named by its id.
    pub fn sentence(&self, world: &World) -> String {
        match self {
            EventKind::Commanded { sentence } => sentence.clone(),
            EventKind::ServiceEvent { message, .. } => message.to_string(),
            EventKind::DesiredCountChange { service, from, to } => {
                let name = world.service(*service).map(|row| row.name.as_ref()).unwrap_or("?");
                format!("Service {name}: desired count {from} → {to}.")
            }
            EventKind::DeploymentStateChange { deployment, state, reason, .. } => match state {
                Some(RolloutState::InProgress | RolloutState::Completed) => reason.clone(),
                None => format!("Deployment {deployment} is INACTIVE: none of its tasks is left."),
            },
            EventKind::TaskStateChange { task, last, desired, waiting, stop } => {
                task_sentence(*task, *last, *desired, *waiting, stop.as_ref())
            }
            EventKind::ContainerStateChange { task, container, status, exit_code, reason } => {
                let name = container_name(world, *task, *container);
                container_sentence(&name, *status, *exit_code, reason.as_deref())
            }
            EventKind::ContainerHealthChange { task, container, health } => {
                let name = container_name(world, *task, *container);
                match health {
                    Health::Healthy => format!("{name} passes its health check: HEALTHY."),
                    Health::Unhealthy => format!("{name} failed its health check too often: UNHEALTHY."),
                    Health::Unknown => format!("{name} has no health verdict any more: UNKNOWN."),
                }
            }
            EventKind::SignalSent { task, container, signal } => {
                let name = container_name(world, *task, *container);
                match *signal {
                    "SIGKILL" => format!("{name} did not end within its stopTimeout and gets SIGKILL."),
                    signal => format!("{name} gets {signal}."),
                }
            }
            EventKind::FaultChange { task, container, fault, present } => {
                fault_sentence(&container_name(world, *task, *container), *fault, *present)
            }
            EventKind::TargetStateChange { target_group, task, state, reason, description } => {
                let group = world.target_group(*target_group).map(|row| row.name.as_ref()).unwrap_or("?");
                target_sentence(task.id.short(), group, *state, reason, description)
            }
            EventKind::RequestsLost { task, count, status } => {
                let noun = if *count == 1 { "request" } else { "requests" };
                format!("{count} {noun} under way on task {} ended with {status}.", task.id.short())
            }
            EventKind::InstanceStateChange { instance, status, .. } => {
                let id = world.instances.get(*instance).map(|row| row.id.short()).unwrap_or_default();
                match status {
                    InstanceStatus::Active => format!("Container instance {id} is ACTIVE: it takes tasks."),
                    InstanceStatus::Draining => {
                        format!("Container instance {id} is DRAINING: it takes no new tasks.")
                    }
                    InstanceStatus::Inactive => format!("Container instance {id} is INACTIVE: it is gone."),
                }
            }
        }
    }
}

fn container_name(world: &World, task: TaskRef, container: usize) -> String {
    let name: Option<Arc<str>> = world
        .definition_of(task.key)
        .and_then(|row| row.containers.get(container))
        .map(|row| row.name.clone());
    match name {
        Some(name) => format!("Container {name} of task {}", task.id.short()),
        None => format!("A container of task {}", task.id.short()),
    }
}

fn task_sentence(
    task: TaskRef,
    last: TaskStatus,
    desired: DesiredStatus,
    waiting: Waiting,
    stop: Option<&Stop>,
) -> String {
    let id = task.id.short();
    let status = last.as_aws();
    match (desired, stop) {
        (DesiredStatus::Stopped, Some(stop)) if matches!(waiting, Waiting::Nothing) => {
            format!("Task {id} is {status} ({}: {}).", stop.code.as_aws(), without_stop(&stop.reason))
        }
        (DesiredStatus::Stopped, Some(stop)) if last <= TaskStatus::Running => {
            format!("Task {id} is to stop, still {status}: {}.", without_stop(&stop.reason))
        }
        _ => match wait(waiting) {
            "" => format!("Task {id} is {status}."),
            wait => format!("Task {id} is {status}: {wait}."),
        },
    }
}

/// A reason as part of a sentence: without its own full stop.
fn without_stop(reason: &str) -> &str {
    reason.trim_end_matches('.')
}

fn wait(waiting: Waiting) -> &'static str {
    match waiting {
        Waiting::Nothing => "",
        Waiting::Interface => "its network interface is attached",
        Waiting::HostResources => "it waits for its host to free CPU, memory or ports",
        Waiting::ImagePull => "its images are pulled",
        Waiting::ContainerStart => "its containers start",
        Waiting::TargetRegistration => "its targets are registered",
        Waiting::TargetDeregistration => "it waits for its targets to be deregistered",
        Waiting::Draining => "its targets drain",
        Waiting::ContainerStop => "its containers stop",
        Waiting::InterfaceDetach => "its network interface is detached",
    }
}

fn container_sentence(
    name: &str,
    status: ContainerStatus,
    exit_code: Option<i32>,
    reason: Option<&str>,
) -> String {
    let reason = reason.map(|reason| format!(": {}", without_stop(reason))).unwrap_or_default();
    match (status, exit_code) {
        (ContainerStatus::Running, Some(code)) => {
            format!("{name} exited with code {code} and was restarted by its restart policy.")
        }
        (ContainerStatus::Running, None) => format!("{name} runs."),
        (ContainerStatus::Stopped, Some(code)) => format!("{name} exited with code {code}{reason}."),
        (ContainerStatus::Stopped, None) => format!("{name} is gone{reason}."),
        (status, _) => format!("{name} is {}.", status.as_aws()),
    }
}

fn fault_sentence(name: &str, fault: Fault, present: bool) -> String {
    let what = match (fault, present) {
        (Fault::FailsHealthChecks, true) => "answers health checks with 503 from now on",
        (Fault::FailsHealthChecks, false) => "answers health checks again",
        (Fault::Slow, true) => "takes ten times as long for each request from now on",
        (Fault::Slow, false) => "answers at its normal speed again",
        (Fault::Hangs, true) => "accepts connections and never answers from now on",
        (Fault::Hangs, false) => "answers again",
    };
    format!("{name} {what}.")
}

fn target_sentence(
    task: String,
    group: &str,
    state: Option<TargetState>,
    reason: &str,
    description: &str,
) -> String {
    let Some(state) = state else {
        return format!("The target of task {task} has left target group {group}.");
    };
    let why = match (reason, description) {
        ("", "") => String::new(),
        ("", description) => format!(" ({})", without_stop(description)),
        (reason, "") => format!(" ({reason})"),
        (reason, description) => format!(" ({reason}: {})", without_stop(description)),
    };
    format!("The target of task {task} is {} in target group {group}{why}.", state.as_aws())
}
