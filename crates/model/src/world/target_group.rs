//! Target groups and their targets.

use std::collections::BTreeSet;

use std::net::Ipv4Addr;
use std::sync::Arc;

use ecs_sort::SortedSet;

use crate::time::{Duration, Time};

use super::{InstanceKey, TaskKey, ZoneKey};

crate::key!(
    /// A target group of the world.
    TargetGroupKey
);

/// `TargetType`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TargetType {
    /// Instance id and host port: bridge and host tasks.
    Instance,
    /// Address of the task's interface and container port: awsvpc tasks.
    Ip,
}

impl TargetType {
    /// The word AWS writes.
    pub fn as_aws(self) -> &'static str {
        match self {
            TargetType::Instance => "instance",
            TargetType::Ip => "ip",
        }
    }
}

/// `load_balancing.algorithm.type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// One after the other, in order of registration.
    RoundRobin,
    /// The target with the fewest requests in progress; among equals the one that has waited
    /// longest, since AWS does not say.
    LeastOutstandingRequests,
    /// An even random spread, without anomaly mitigation.
    WeightedRandom,
}

/// Health check settings of a target group (load-balancing.md 3.8.1).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TargetHealthCheck {
    /// `HealthCheckPath`.
    pub path: Arc<str>,
    /// `HealthCheckIntervalSeconds`: 5–300, default 30.
    pub interval: Duration,
    /// `HealthCheckTimeoutSeconds`: 2–120, below the interval, default 5.
    pub timeout: Duration,
    /// `HealthyThresholdCount`: 2–10, default 5; counts only on the way back from unhealthy.
    pub healthy_threshold: u32,
    /// `UnhealthyThresholdCount`: 2–10, default 2.
    pub unhealthy_threshold: u32,
    /// `Matcher`: inclusive ranges of status codes, default 200.
    pub matcher: Vec<(u16, u16)>,
}

impl Default for TargetHealthCheck {
    fn default() -> Self {
        TargetHealthCheck {
            path: Arc::from("/"),
            interval: Duration::seconds(30),
            timeout: Duration::seconds(5),
            healthy_threshold: 5,
            unhealthy_threshold: 2,
            matcher: vec![(200, 200)],
        }
    }
}

/// `target_group_health.unhealthy_state_routing`: with fewer healthy targets than this the
/// group fails open (load-balancing.md 3.7). Breaching either number is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MinimumHealthyTargets {
    /// `minimum_healthy_targets.count`: at least 1, default 1.
    pub count: u32,
    /// `minimum_healthy_targets.percentage`: 1–100, off by default.
    pub percentage: Option<u32>,
}

impl Default for MinimumHealthyTargets {
    fn default() -> Self {
        MinimumHealthyTargets { count: 1, percentage: None }
    }
}

/// A target group. Its targets change only through [`crate::load_balancing`], which keeps the
/// list of [`Candidates`] in step with them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TargetGroup {
    /// Where it is kept.
    pub key: TargetGroupKey,
    /// `TargetGroupName`.
    pub name: Arc<str>,
    /// `TargetGroupArn`, in the words of the service events.
    pub arn: Arc<str>,
    /// `Port`: for targets that are registered without one.
    pub port: u16,
    /// instance or ip.
    pub target_type: TargetType,
    /// How targets are probed.
    pub health_check: TargetHealthCheck,
    /// `deregistration_delay.timeout_seconds`: 0–3600, default 300.
    pub deregistration_delay: Duration,
    /// Default round robin.
    pub algorithm: Algorithm,
    /// When the group fails open.
    pub minimum_healthy: MinimumHealthyTargets,
    /// Whether a group that fails open sends requests to targets without a verdict too: what
    /// [`crate::parameters::Parameters::initial_targets_fail_open`] was when the group was made.
    pub opens_to_initial: bool,
    /// Registered targets, in order of registration, draining ones included.
    pub targets: Vec<Target>,
    /// How many requests it has placed: the pointer of round robin.
    pub placed: u64,
    /// The number that the next target gets, so that probes of a former one can be told apart.
    pub next_registration: u32,
    /// Who gets the next request; follows from `targets`.
    pub candidates: Candidates,
    /// Every target by its task, `(task, registration)`; follows from `targets`.
    pub by_task: SortedSet<(TaskKey, u32)>,
}

impl TargetGroup {
    /// A group with AWS's defaults and no targets.
    pub fn new(key: TargetGroupKey, name: Arc<str>, arn: Arc<str>, target_type: TargetType) -> TargetGroup {
        TargetGroup {
            key,
            name,
            arn,
            port: 80,
            target_type,
            health_check: TargetHealthCheck::default(),
            deregistration_delay: Duration::seconds(300),
            algorithm: Algorithm::RoundRobin,
            minimum_healthy: MinimumHealthyTargets::default(),
            opens_to_initial: true,
            targets: Vec::new(),
            placed: 0,
            next_registration: 0,
            candidates: Candidates::default(),
            by_task: SortedSet::new(),
        }
    }

    /// The target with this registration number; absent once it has left.
    pub fn target(&self, registration: u32) -> Option<&Target> {
        self.position(registration).and_then(|at| self.targets.get(at))
    }

    /// The targets of a task, in order of registration.
    pub fn targets_of(&self, task: TaskKey) -> impl Iterator<Item = &Target> {
        let registrations = self.by_task.iter_from(&(task, 0)).take_while(move |(of, _)| *of == task);
        registrations.filter_map(|(_, registration)| self.target(*registration))
    }

    /// Where the target with this registration number stands in `targets`: they are in the
    /// order of their numbers.
    pub(crate) fn position(&self, registration: u32) -> Option<usize> {
        self.targets.binary_search_by_key(&registration, |target| target.registration).ok()
    }
}

/// Who gets the next request of a target group. Everything here follows from the group's
/// targets; it is kept so that a request costs the same however many targets there are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Candidates {
    /// Positions of the targets that may be chosen, ascending: the healthy ones, or, when the
    /// group fails open, every one that is neither draining nor unused, and, unless
    /// [`TargetGroup::opens_to_initial`], none that is initial.
    pub positions: Vec<u32>,
    /// Whether too few targets are healthy, so that health is ignored.
    pub fails_open: bool,
    /// How many targets are healthy.
    pub healthy: u32,
    /// The candidates by requests in progress, then by how long they have waited for one:
    /// `(in flight, last placed, position)`. Empty unless the algorithm asks for it.
    pub by_load: BTreeSet<(u32, u64, u32)>,
}

/// `State` of a target (load-balancing.md 3.8.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TargetState {
    /// Registered, no verdict yet.
    Initial,
    /// Gets requests.
    Healthy,
    /// Gets none while another one is healthy.
    Unhealthy,
    /// No rule refers to the group, or its zone is not enabled.
    Unused,
    /// Deregistered; finishes what it has.
    Draining,
}

impl TargetState {
    /// The word AWS writes.
    pub fn as_aws(self) -> &'static str {
        match self {
            TargetState::Initial => "initial",
            TargetState::Healthy => "healthy",
            TargetState::Unhealthy => "unhealthy",
            TargetState::Unused => "unused",
            TargetState::Draining => "draining",
        }
    }
}

/// What is registered: `Target.Id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TargetId {
    /// Address of a task's interface.
    Ip(Ipv4Addr),
    /// An instance.
    Instance(InstanceKey),
}

/// One registration in a target group.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    /// Unique in its group.
    pub registration: u32,
    /// Address or instance.
    pub id: TargetId,
    /// Where the load balancer connects to.
    pub port: u16,
    /// The task behind it. The load balancer does not know it; the model does.
    pub task: TaskKey,
    /// Position of the container that answers.
    pub container: usize,
    /// Its zone.
    pub zone: ZoneKey,
    /// Where it stands.
    pub state: TargetState,
    /// Since when.
    pub state_since: Time,
    /// `Reason`, empty when healthy.
    pub reason: &'static str,
    /// `Description`, empty when healthy.
    pub description: Arc<str>,
    /// Consecutive passed checks.
    pub passes: u32,
    /// Consecutive failed checks.
    pub failures: u32,
    /// How often its checks began: probes of an earlier series have no effect.
    pub series: u32,
    /// When draining ends.
    pub drain_until: Option<Time>,
    /// Requests it works on.
    pub in_flight: u32,
    /// The number, among the group's requests, of the last one that it got; 0 before.
    pub last_placed: u64,
}
