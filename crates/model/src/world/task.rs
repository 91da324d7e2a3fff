//! Tasks and their containers.

use std::fmt;
use std::net::Ipv4Addr;

use crate::definition::{DefinitionKey, LaunchType, Protocol};
use crate::event::Seq;
use crate::time::Time;

use super::{ClusterKey, DeploymentId, InstanceKey, ServiceKey, TargetGroupKey, ZoneKey};

crate::key!(
    /// A task of the world.
    TaskKey
);

/// The identifier that AWS shows: 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskId(pub u128);

impl TaskId {
    /// The first four digits, enough to tell tasks apart on a picture.
    pub fn short(self) -> String {
        format!("{:04x}", self.0 >> 112)
    }
}

impl fmt::Display for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// `lastStatus`: where a task is (scheduler.md 1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskStatus {
    /// Capacity is found, the interface attached.
    Provisioning,
    /// The agent pulls images and starts containers.
    Pending,
    /// Targets are registered.
    Activating,
    /// The task runs.
    Running,
    /// Targets are deregistered and drain.
    Deactivating,
    /// Containers are told to stop.
    Stopping,
    /// The interface is detached.
    Deprovisioning,
    /// The end.
    Stopped,
}

impl TaskStatus {
    /// The word AWS writes.
    pub fn as_aws(self) -> &'static str {
        match self {
            TaskStatus::Provisioning => "PROVISIONING",
            TaskStatus::Pending => "PENDING",
            TaskStatus::Activating => "ACTIVATING",
            TaskStatus::Running => "RUNNING",
            TaskStatus::Deactivating => "DEACTIVATING",
            TaskStatus::Stopping => "STOPPING",
            TaskStatus::Deprovisioning => "DEPROVISIONING",
            TaskStatus::Stopped => "STOPPED",
        }
    }
}

/// `desiredStatus`: where a task should go. ECS only ever sets these two (scheduler.md 1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DesiredStatus {
    /// Keep it running.
    Running,
    /// Bring it to an end.
    Stopped,
}

impl DesiredStatus {
    /// The word AWS writes.
    pub fn as_aws(self) -> &'static str {
        match self {
            DesiredStatus::Running => "RUNNING",
            DesiredStatus::Stopped => "STOPPED",
        }
    }
}

/// `healthStatus` of a task or a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Health {
    /// No verdict, or no health check.
    Unknown,
    /// The check passes.
    Healthy,
    /// The check failed `retries` times in a row.
    Unhealthy,
}

impl Health {
    /// The word AWS writes.
    pub fn as_aws(self) -> &'static str {
        match self {
            Health::Unknown => "UNKNOWN",
            Health::Healthy => "HEALTHY",
            Health::Unhealthy => "UNHEALTHY",
        }
    }
}

/// `stopCode` (scheduler.md 1.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StopCode {
    /// It never reached RUNNING.
    TaskFailedToStart,
    /// An essential container ended.
    EssentialContainerExited,
    /// StopTask was called.
    UserInitiated,
    /// Scale-in, a deployment, a failed health check.
    ServiceSchedulerInitiated,
    /// The host went away.
    TerminationNotice,
}

impl StopCode {
    /// The word AWS writes.
    pub fn as_aws(self) -> &'static str {
        match self {
            StopCode::TaskFailedToStart => "TaskFailedToStart",
            StopCode::EssentialContainerExited => "EssentialContainerExited",
            StopCode::UserInitiated => "UserInitiated",
            StopCode::ServiceSchedulerInitiated => "ServiceSchedulerInitiated",
            StopCode::TerminationNotice => "TerminationNotice",
        }
    }
}

/// Why a task stops: `stopCode` and `stoppedReason`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stop {
    /// `stopCode`.
    pub code: StopCode,
    /// `stoppedReason`, AWS's words.
    pub reason: String,
}

/// What a task waits for inside its present status, so that a picture can count down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Waiting {
    /// Nothing: it runs, or it is over.
    Nothing,
    /// Capacity and the network interface.
    Interface,
    /// The instance's agent to free CPU, memory or ports (scheduler.md 1.7).
    HostResources,
    /// The images of its containers.
    ImagePull,
    /// A container to start, or a dependency of it.
    ContainerStart,
    /// Its targets to be registered.
    TargetRegistration,
    /// The scheduler to deregister its targets.
    TargetDeregistration,
    /// The deregistration delay of its targets.
    Draining,
    /// Containers to end before their stop timeout.
    ContainerStop,
    /// The network interface to be detached.
    InterfaceDetach,
}

/// Times of a task, as the API names them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TaskTimes {
    /// `createdAt`.
    pub created: Time,
    /// `pullStartedAt`.
    pub pull_started: Option<Time>,
    /// `pullStoppedAt`.
    pub pull_stopped: Option<Time>,
    /// `startedAt`: PENDING → RUNNING.
    pub started: Option<Time>,
    /// `stoppingAt`: desired status became STOPPED.
    pub stopping: Option<Time>,
    /// `executionStoppedAt`: an essential container ended.
    pub execution_stopped: Option<Time>,
    /// `stoppedAt`.
    pub stopped: Option<Time>,
}

/// One task.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Task {
    /// Where it is kept.
    pub key: TaskKey,
    /// What AWS calls it.
    pub id: TaskId,
    /// Where it runs.
    pub cluster: ClusterKey,
    /// The service it belongs to; a standalone task has none.
    pub service: Option<ServiceKey>,
    /// The deployment that started it (`startedBy`).
    pub deployment: Option<DeploymentId>,
    /// The revision it runs.
    pub definition: DefinitionKey,
    /// How it was launched.
    pub launch_type: LaunchType,
    /// Its instance, on EC2.
    pub instance: Option<InstanceKey>,
    /// Its Availability Zone.
    pub zone: ZoneKey,
    /// The socket of its service that it sits in: the lowest that was free when it was made,
    /// kept until it is STOPPED. A neighbour's death never moves it.
    pub slot: u32,
    /// Where it is.
    pub last_status: TaskStatus,
    /// Since when.
    pub status_since: Time,
    /// Where it should go.
    pub desired_status: DesiredStatus,
    /// Verdict of its essential containers' health checks.
    pub health: Health,
    /// What it waits for.
    pub waiting: Waiting,
    /// When that wait ends, where it is known.
    pub waiting_until: Option<Time>,
    /// Grows with each change, so that timers of an earlier state can be told apart.
    pub version: u32,
    /// Timestamps.
    pub times: TaskTimes,
    /// Why it stops, from the moment its desired status is STOPPED.
    pub stop: Option<Stop>,
    /// The address of its own interface (awsvpc).
    pub address: Option<Ipv4Addr>,
    /// Target groups it is registered in at present.
    pub registered_in: Vec<TargetGroupKey>,
    /// Whether its targets were told to drain.
    pub deregistered: bool,
    /// The event that changed its status last.
    pub last_event: Option<Seq>,
    /// The event that changed a verdict about its health last.
    pub verdict_cause: Option<Seq>,
    /// Containers, in the order of the definition.
    pub containers: Vec<Container>,
}

impl Task {
    /// Whether it reached RUNNING at some time.
    pub fn was_running(&self) -> bool {
        self.times.started.is_some()
    }

    /// Whether every container has ended.
    pub fn containers_ended(&self) -> bool {
        self.containers.iter().all(|container| container.status == ContainerStatus::Stopped)
    }

    /// Whether the task should run: what the scheduler calls live.
    pub fn is_live(&self) -> bool {
        self.desired_status == DesiredStatus::Running
    }
}

/// What a container does, as the agent sees it (scheduler.md 1.6). The API shows everything
/// before RUNNING as PENDING.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContainerStatus {
    /// Nothing happened yet.
    None,
    /// The image is pulled.
    Pulled,
    /// The container exists and is being started.
    Created,
    /// The process runs.
    Running,
    /// The process ended, or never started.
    Stopped,
}

impl ContainerStatus {
    /// The word the API shows.
    pub fn as_aws(self) -> &'static str {
        match self {
            ContainerStatus::None | ContainerStatus::Pulled | ContainerStatus::Created => "PENDING",
            ContainerStatus::Running => "RUNNING",
            ContainerStatus::Stopped => "STOPPED",
        }
    }
}

/// A fault that a user injects into a container; none of it is ECS's doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Health checks of target groups get a 503 and container health checks fail.
    FailsHealthChecks,
    /// Every request takes ten times as long.
    Slow,
    /// Accepts connections and never answers.
    Hangs,
}

/// One container of a task.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Container {
    /// What it does.
    pub status: ContainerStatus,
    /// When the pull or the start that is under way ends.
    pub due: Option<Time>,
    /// Whether it was told to stop.
    pub stop_requested: bool,
    /// When its process started last.
    pub started: Option<Time>,
    /// When it was sent its stop signal.
    pub signalled: Option<Time>,
    /// When SIGKILL is due, after the stop signal.
    pub kill_due: Option<Time>,
    /// When it ended.
    pub stopped: Option<Time>,
    /// `exitCode`.
    pub exit_code: Option<i32>,
    /// `reason`.
    pub reason: Option<String>,
    /// Verdict of its health check.
    pub health: Health,
    /// Consecutive failures of its health check.
    pub health_failures: u32,
    /// Restarts by its restart policy.
    pub restarts: u32,
    /// Its address on `docker0` (bridge).
    pub address: Option<Ipv4Addr>,
    /// `networkBindings`: which host port leads to which container port.
    pub bindings: Vec<Binding>,
    /// Injected faults, no duplicates.
    pub faults: Vec<Fault>,
    /// The last event that changed how it behaves: its start, its end, a fault.
    pub changed_by: Option<Seq>,
}

impl Container {
    /// A container to which nothing happened yet.
    pub fn new() -> Container {
        Container {
            status: ContainerStatus::None,
            due: None,
            stop_requested: false,
            started: None,
            signalled: None,
            kill_due: None,
            stopped: None,
            exit_code: None,
            reason: None,
            health: Health::Unknown,
            health_failures: 0,
            restarts: 0,
            address: None,
            bindings: Vec::new(),
            faults: Vec::new(),
            changed_by: None,
        }
    }

    /// Whether `fault` is injected.
    pub fn has(&self, fault: Fault) -> bool {
        self.faults.contains(&fault)
    }
}

impl Default for Container {
    fn default() -> Self {
        Container::new()
    }
}

/// `networkBindings[]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Binding {
    /// Where the process listens.
    pub container_port: u16,
    /// Where the instance listens.
    pub host_port: u16,
    /// tcp or udp.
    pub protocol: Protocol,
}
