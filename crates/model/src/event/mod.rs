//! What happened and why: the control-plane events of a run.
//!
//! Every event carries the event that caused it, so that "why?" is a walk along `cause`.
//! Requests are not events; they are counted (see [`crate::requests`]).

mod json;
mod sentence;

pub use json::event_json;

use std::sync::Arc;

use crate::time::Time;
use crate::world::{
    ClusterKey, ContainerStatus, DeploymentId, DesiredStatus, Fault, Health, InstanceKey, InstanceStatus,
    RolloutState, ServiceKey, Stop, TargetGroupKey, TargetState, TaskId, TaskKey, TaskStatus, Waiting,
};

/// Position of an event in the run; never used twice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seq(pub u64);

/// One event.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Event {
    /// Its position.
    pub seq: Seq,
    /// When.
    pub at: Time,
    /// The event that led to it; what a user did has none.
    pub cause: Option<Seq>,
    /// What happened.
    pub kind: EventKind,
}

/// A task, as an event names it: still readable when the task is gone from the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TaskRef {
    /// Where it is or was kept.
    pub key: TaskKey,
    /// What AWS calls it.
    pub id: TaskId,
    /// Its service.
    pub service: Option<ServiceKey>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// A user or the scenario did something.
    Commanded {
        /// One sentence, for example "You set the desired count of web to 5".
        sentence: String,
    },
    /// A line of the service's event list, in AWS's words (scheduler.md 2.17).
    ServiceEvent {
        /// Whose list.
        service: ServiceKey,
        /// The reference's number of the message: `E1`, `E15c`, …
        code: &'static str,
        /// AWS's words.
        message: Arc<str>,
        /// Tasks it is about.
        tasks: Vec<TaskRef>,
    },
    /// `desiredCount` changed.
    DesiredCountChange {
        /// Of which service.
        service: ServiceKey,
        /// Before.
        from: u32,
        /// After.
        to: u32,
    },
    /// A deployment began, completed or became INACTIVE.
    DeploymentStateChange {
        /// Of which service.
        service: ServiceKey,
        /// Which deployment.
        deployment: DeploymentId,
        /// Its state; absent when it became INACTIVE.
        state: Option<RolloutState>,
        /// `rolloutStateReason`.
        reason: String,
    },
    /// `lastStatus` or `desiredStatus` of a task changed.
    TaskStateChange {
        /// Which.
        task: TaskRef,
        /// Now.
        last: TaskStatus,
        /// Now.
        desired: DesiredStatus,
        /// What it waits for from here on.
        waiting: Waiting,
        /// Why it stops, once it does.
        stop: Option<Stop>,
    },
    /// A container started or ended.
    ContainerStateChange {
        /// In which task.
        task: TaskRef,
        /// Which container, by position.
        container: usize,
        /// Now.
        status: ContainerStatus,
        /// Once it ended.
        exit_code: Option<i32>,
        /// AWS's words, if it has any.
        reason: Option<String>,
    },
    /// A container's health check changed its verdict.
    ContainerHealthChange {
        /// In which task.
        task: TaskRef,
        /// Which container, by position.
        container: usize,
        /// The verdict.
        health: Health,
    },
    /// A container was sent a signal.
    SignalSent {
        /// In which task.
        task: TaskRef,
        /// Which container, by position.
        container: usize,
        /// `SIGTERM` or `SIGKILL`.
        signal: &'static str,
    },
    /// A fault was injected into a container or taken away.
    FaultChange {
        /// In which task.
        task: TaskRef,
        /// Which container, by position.
        container: usize,
        /// Which fault.
        fault: Fault,
        /// Whether it is there now.
        present: bool,
    },
    /// A target changed its state.
    TargetStateChange {
        /// In which group.
        target_group: TargetGroupKey,
        /// The task behind it.
        task: TaskRef,
        /// Its new state; absent when it left the group.
        state: Option<TargetState>,
        /// `Reason`.
        reason: &'static str,
        /// `Description`.
        description: Arc<str>,
    },
    /// Requests under way on a container ended without its answer: it ended, or the deregistration
    /// delay of its target did.
    RequestsLost {
        /// In which task.
        task: TaskRef,
        /// How many.
        count: u32,
        /// What their clients got.
        status: u16,
    },
    /// A container instance registered, drains or is gone.
    InstanceStateChange {
        /// In which cluster.
        cluster: ClusterKey,
        /// Which.
        instance: InstanceKey,
        /// Now.
        status: InstanceStatus,
    },
}

impl EventKind {
    /// The `type` of the JSON lines that the command line writes.
    pub fn type_name(&self) -> &'static str {
        match self {
            EventKind::Commanded { .. } => "Command",
            EventKind::ServiceEvent { .. } => "ServiceEvent",
            EventKind::DesiredCountChange { .. } => "DesiredCountChange",
            EventKind::DeploymentStateChange { .. } => "DeploymentStateChange",
            EventKind::TaskStateChange { .. } => "TaskStateChange",
            EventKind::ContainerStateChange { .. } => "ContainerStateChange",
            EventKind::ContainerHealthChange { .. } => "ContainerHealthChange",
            EventKind::SignalSent { .. } => "SignalSent",
            EventKind::FaultChange { .. } => "FaultChange",
            EventKind::TargetStateChange { .. } => "TargetStateChange",
            EventKind::RequestsLost { .. } => "RequestsLost",
            EventKind::InstanceStateChange { .. } => "InstanceStateChange",
        }
    }

    /// The task that the event is about, if it is about one.
    pub fn task(&self) -> Option<TaskRef> {
        match self {
            EventKind::TaskStateChange { task, .. }
            | EventKind::ContainerStateChange { task, .. }
            | EventKind::ContainerHealthChange { task, .. }
            | EventKind::SignalSent { task, .. }
            | EventKind::FaultChange { task, .. }
            | EventKind::TargetStateChange { task, .. }
            | EventKind::RequestsLost { task, .. } => Some(*task),
            _ => None,
        }
    }
}
