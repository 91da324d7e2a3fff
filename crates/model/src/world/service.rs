//! Services and their deployments.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use crate::definition::{DefinitionKey, LaunchType};
use crate::event::Seq;
use crate::time::{Duration, Time};

use super::{ClusterKey, TargetGroupKey, TaskKey, ZoneKey};

crate::key!(
    /// A service of the world.
    ServiceKey
);

/// `ecs-svc/<19 digits>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeploymentId(pub u64);

impl fmt::Display for DeploymentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ecs-svc/{:019}", self.0)
    }
}

/// A REPLICA service with the rolling update strategy.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Service {
    /// Where it is kept.
    pub key: ServiceKey,
    /// `serviceName`.
    pub name: Arc<str>,
    /// Its cluster.
    pub cluster: ClusterKey,
    /// `desiredCount`.
    pub desired_count: u32,
    /// `launchType`.
    pub launch_type: LaunchType,
    /// Zones of its subnets (`awsvpcConfiguration.subnets`); instances of other zones do not
    /// fit an awsvpc task. Never empty.
    pub zones: Vec<ZoneKey>,
    /// `loadBalancers`.
    pub load_balancers: Vec<ServiceLoadBalancer>,
    /// `deploymentConfiguration`.
    pub deployment_configuration: DeploymentConfiguration,
    /// `placementStrategy`; empty means the default (scheduler.md 3.3).
    pub placement_strategy: Vec<PlacementStrategy>,
    /// Whether `placementConstraints` holds `distinctInstance`.
    pub distinct_instance: bool,
    /// `healthCheckGracePeriodSeconds`.
    pub health_check_grace_period: Duration,
    /// Newest last; exactly one is PRIMARY.
    pub deployments: Vec<Deployment>,
    /// The last hundred service events, newest last.
    pub events: VecDeque<ServiceEventLine>,
    /// Failed starts and the pause they cause (scheduler.md 2.6).
    pub throttle: Throttle,
    /// Since when tasks cannot be placed, and why.
    pub unplaced: Option<Unplaced>,
    /// Since when it has been steady.
    pub steady_since: Option<Time>,
    /// Its next planned scheduler pass.
    pub next_pass: Time,
    /// When its last pass was.
    pub last_pass: Option<Time>,
    /// Its tasks that are not yet STOPPED, oldest first.
    pub tasks: Vec<TaskKey>,
    /// Tasks that ended by themselves with targets registered, until those are deregistered.
    pub undrained: Vec<Undrained>,
    /// Unhealthy tasks and the tasks that were started in their place.
    pub replacements: Vec<Replacement>,
    /// Messages that are not repeated while what they report goes on.
    pub said: Vec<Said>,
    /// The event that left it with too few tasks.
    pub gap_cause: Option<Seq>,
    /// The event that left it with too many tasks.
    pub surplus_cause: Option<Seq>,
    /// Launches of the last minute, for the launch quota: when and how many.
    pub launches: VecDeque<(Time, u32)>,
}

impl Service {
    /// The PRIMARY deployment.
    pub fn primary(&self) -> Option<&Deployment> {
        self.deployments.iter().rev().find(|d| d.status == DeploymentStatus::Primary)
    }

    /// Healthy tasks that must remain: ⌈desired · minimumHealthyPercent⌉ (scheduler.md 2.3).
    pub fn lower_bound(&self) -> u32 {
        let percent = u64::from(self.deployment_configuration.minimum_healthy_percent);
        u32::try_from((u64::from(self.desired_count) * percent).div_ceil(100)).unwrap_or(u32::MAX)
    }

    /// Tasks allowed at once: ⌊desired · maximumPercent⌋ (scheduler.md 2.3).
    pub fn upper_bound(&self) -> u32 {
        let percent = u64::from(self.deployment_configuration.maximum_percent);
        u32::try_from(u64::from(self.desired_count) * percent / 100).unwrap_or(u32::MAX)
    }
}

/// `loadBalancers[]` of a service.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ServiceLoadBalancer {
    /// `targetGroupArn`.
    pub target_group: TargetGroupKey,
    /// `containerName`.
    pub container: Arc<str>,
    /// `containerPort`.
    pub container_port: u16,
}

/// `deploymentConfiguration`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DeploymentConfiguration {
    /// Default 100.
    pub minimum_healthy_percent: u32,
    /// Default 200.
    pub maximum_percent: u32,
}

impl Default for DeploymentConfiguration {
    fn default() -> Self {
        DeploymentConfiguration { minimum_healthy_percent: 100, maximum_percent: 200 }
    }
}

/// `placementStrategy[]` (scheduler.md 3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlacementStrategy {
    /// `spread` over `attribute:ecs.availability-zone`.
    SpreadZone,
    /// `spread` over `instanceId`.
    SpreadInstance,
    /// `binpack` on `cpu`.
    BinpackCpu,
    /// `binpack` on `memory`.
    BinpackMemory,
    /// `random`.
    Random,
}

/// `deployments[].status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeploymentStatus {
    /// The most recent one.
    Primary,
    /// Still has tasks, is being replaced.
    Active,
}

impl DeploymentStatus {
    /// The word AWS writes.
    pub fn as_aws(self) -> &'static str {
        match self {
            DeploymentStatus::Primary => "PRIMARY",
            DeploymentStatus::Active => "ACTIVE",
        }
    }
}

/// `deployments[].rolloutState`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RolloutState {
    /// On its way.
    InProgress,
    /// All its tasks run, all others are gone.
    Completed,
}

impl RolloutState {
    /// `rolloutStateReason` of a deployment in this state.
    pub fn reason(self, deployment: DeploymentId) -> String {
        match self {
            RolloutState::InProgress => format!("ECS deployment {deployment} in progress."),
            RolloutState::Completed => format!("ECS deployment {deployment} completed."),
        }
    }

    /// The word AWS writes.
    pub fn as_aws(self) -> &'static str {
        match self {
            RolloutState::InProgress => "IN_PROGRESS",
            RolloutState::Completed => "COMPLETED",
        }
    }
}

/// One revision being rolled out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Deployment {
    /// `id`.
    pub id: DeploymentId,
    /// The revision it rolls out.
    pub definition: DefinitionKey,
    /// PRIMARY or ACTIVE; an INACTIVE one is gone.
    pub status: DeploymentStatus,
    /// IN_PROGRESS or COMPLETED.
    pub rollout_state: RolloutState,
    /// `createdAt`.
    pub created: Time,
    /// `failedTasks`.
    pub failed_tasks: u32,
    /// Whether its image digests are known, so that more than one task may start at a time.
    pub digests_known: bool,
    /// The event that began it.
    pub cause: Option<Seq>,
}

/// One line of `events`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ServiceEventLine {
    /// The event in the log.
    pub seq: Seq,
    /// `createdAt`.
    pub at: Time,
    /// `message`, AWS's words.
    pub message: Arc<str>,
}

/// A task that ended by itself while it had targets (load-balancing.md 5.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Undrained {
    /// The task.
    pub task: TaskKey,
    /// When the scheduler sees that it ended. Until then requests go to its targets, and nothing
    /// takes its place.
    pub seen: Time,
}

/// An unhealthy task and the task that was started to take its place (scheduler.md 2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Replacement {
    /// The unhealthy one; it runs on until the other is healthy.
    pub unhealthy: TaskKey,
    /// The new one.
    pub replacement: TaskKey,
    /// The event that called the old one unhealthy.
    pub cause: Option<Seq>,
}

/// A message that was said and is not repeated until its cause is gone or some hours passed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Said {
    /// The reference's number of the message.
    pub code: &'static str,
    /// AWS's words.
    pub message: Arc<str>,
    /// When.
    pub at: Time,
}

/// Failed starts of a service and the pause they cause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Throttle {
    /// Consecutive tasks that stopped before RUNNING.
    pub failures: u32,
    /// When the first of them failed.
    pub since: Option<Time>,
    /// No start before this moment.
    pub not_before: Option<Time>,
    /// How many pauses there were; picks the next delay.
    pub pauses: u32,
    /// How long the last pause is.
    pub last_pause: Duration,
}

/// Tasks that no instance takes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unplaced {
    /// Since when.
    pub since: Time,
    /// How many tasks wait.
    pub count: u32,
    /// AWS's message.
    pub message: Arc<str>,
    /// The event that said so.
    pub event: Seq,
    /// When placement is tried again.
    pub retry: Time,
}
