//! Events as lines of JSON, for programs: `ecsp simulate --format jsonl`.

use serde::Serialize;

use super::{Event, EventKind, TaskRef};
use crate::world::World;

/// A line. Members that an event has not are `null`, so that every line has the same ones; what
/// else an event holds follows behind them.
#[derive(Serialize)]
struct Line<'a> {
    /// Microseconds of model time.
    t: u64,
    seq: u64,
    cause: Option<u64>,
    r#type: &'static str,
    cluster: Option<&'a str>,
    service: Option<&'a str>,
    /// The 32 digits of a task's id.
    task: Option<String>,
    message: String,
    #[serde(flatten)]
    details: Details<'a>,
}

/// What only some events hold, in AWS's words.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Details<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    container: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    desired_status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stop_code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped_reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    exit_code: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    health_status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_group: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_state: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rollout_state: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_instance: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
}

/// `event` as one line, without the line end. `world` gives the names; it may be of any moment of
/// the run, but what is gone from it is named by its id only.
#[must_use]
pub fn event_json(event: &Event, world: &World) -> String {
    let service = service_of(&event.kind).and_then(|key| world.service(key));
    let cluster = cluster_of(&event.kind).or(service.map(|service| service.cluster));
    let line = Line {
        t: event.at.0,
        seq: event.seq.0,
        cause: event.cause.map(|cause| cause.0),
        r#type: event.kind.type_name(),
        cluster: cluster.and_then(|key| world.clusters.get(key.index())).map(|cluster| &*cluster.name),
        service: service.map(|service| &*service.name),
        task: event.kind.task().map(|task| task.id.to_string()),
        message: event.kind.sentence(world),
        details: details(&event.kind, world),
    };
    serde_json::to_string(&line).unwrap_or_default()
}

fn service_of(kind: &EventKind) -> Option<crate::world::ServiceKey> {
    match kind {
        EventKind::ServiceEvent { service, .. }
        | EventKind::DesiredCountChange { service, .. }
        | EventKind::DeploymentStateChange { service, .. } => Some(*service),
        _ => kind.task().and_then(|task| task.service),
    }
}

fn cluster_of(kind: &EventKind) -> Option<crate::world::ClusterKey> {
    match kind {
        EventKind::InstanceStateChange { cluster, .. } => Some(*cluster),
        _ => None,
    }
}

fn container_name(world: &World, task: TaskRef, position: usize) -> Option<&str> {
    let definition = world.definition_of(task.key)?;
    definition.containers.get(position).map(|container| &*container.name)
}

fn details<'a>(kind: &'a EventKind, world: &'a World) -> Details<'a> {
    let none = Details::default();
    match kind {
        EventKind::TaskStateChange { last, desired, stop, .. } => Details {
            last_status: Some(last.as_aws()),
            desired_status: Some(desired.as_aws()),
            stop_code: stop.as_ref().map(|stop| stop.code.as_aws()),
            stopped_reason: stop.as_ref().map(|stop| stop.reason.as_str()),
            ..none
        },
        EventKind::ContainerStateChange { task, container, status, exit_code, reason } => Details {
            container: container_name(world, *task, *container),
            last_status: Some(status.as_aws()),
            exit_code: *exit_code,
            reason: reason.as_deref(),
            ..none
        },
        EventKind::ContainerHealthChange { task, container, health } => Details {
            container: container_name(world, *task, *container),
            health_status: Some(health.as_aws()),
            ..none
        },
        EventKind::SignalSent { task, container, .. } | EventKind::FaultChange { task, container, .. } => {
            Details { container: container_name(world, *task, *container), ..none }
        }
        EventKind::TargetStateChange { target_group, state, reason, .. } => Details {
            target_group: world.target_group(*target_group).map(|group| &*group.name),
            target_state: state.map(|state| state.as_aws()),
            reason: Some(*reason).filter(|reason| !reason.is_empty()),
            ..none
        },
        EventKind::DeploymentStateChange { state, .. } => {
            Details { rollout_state: state.map(|state| state.as_aws()), ..none }
        }
        EventKind::InstanceStateChange { instance, status, .. } => Details {
            container_instance: world
                .instances
                .get(*instance)
                .map(|row| format!("{:032x}", row.container_instance)),
            status: Some(status.as_aws()),
            ..none
        },
        EventKind::DesiredCountChange { to, .. } => Details { count: Some(*to), ..none },
        EventKind::RequestsLost { count, .. } => Details { count: Some(*count), ..none },
        EventKind::Commanded { .. } | EventKind::ServiceEvent { .. } => none,
    }
}
