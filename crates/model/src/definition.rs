//! What the model runs: a task definition with everything that ECS fills in filled in.

use std::sync::Arc;

use crate::time::Duration;

crate::key!(
    /// A registered revision of a task definition.
    DefinitionKey
);

/// How the containers of a task reach the network (`networkMode`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NetworkMode {
    /// One elastic network interface and one namespace per task.
    Awsvpc,
    /// One namespace per container behind `docker0`; ports are published on the instance.
    Bridge,
    /// No wall: the containers use the instance's own interface and ports.
    Host,
    /// Loopback only.
    None,
}

impl NetworkMode {
    /// The word AWS writes.
    pub fn as_aws(self) -> &'static str {
        match self {
            NetworkMode::Awsvpc => "awsvpc",
            NetworkMode::Bridge => "bridge",
            NetworkMode::Host => "host",
            NetworkMode::None => "none",
        }
    }
}

/// Where a service or a task runs (`launchType`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LaunchType {
    /// Each task stands alone; AWS owns the host.
    Fargate,
    /// Tasks are placed on container instances of the cluster.
    Ec2,
}

impl LaunchType {
    /// The word AWS writes.
    pub fn as_aws(self) -> &'static str {
        match self {
            LaunchType::Fargate => "FARGATE",
            LaunchType::Ec2 => "EC2",
        }
    }
}

/// Transport protocol of a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Protocol {
    /// The default.
    Tcp,
    /// Datagrams; no load balancer of the model speaks it.
    Udp,
}

impl Protocol {
    /// The word AWS writes.
    pub fn as_aws(self) -> &'static str {
        match self {
            Protocol::Tcp => "tcp",
            Protocol::Udp => "udp",
        }
    }
}

/// A revision of a task definition, ready to run.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Definition {
    /// `family`.
    pub family: Arc<str>,
    /// Counts from 1 within the family.
    pub revision: u32,
    /// Effective network mode.
    pub network_mode: NetworkMode,
    /// CPU units at the task level, when given.
    pub cpu: Option<u32>,
    /// MiB at the task level, when given.
    pub memory: Option<u32>,
    /// Whether `requiresCompatibilities` lists FARGATE.
    pub requires_fargate: bool,
    /// At least one; at least one of them essential.
    pub containers: Vec<ContainerDefinition>,
}

impl Definition {
    /// Whether each task has a network interface of its own.
    pub fn has_interface(&self) -> bool {
        self.network_mode == NetworkMode::Awsvpc
    }

    /// CPU units that placement reserves: the task's, else the sum over containers
    /// (scheduler.md 3.2).
    pub fn reserved_cpu(&self) -> u32 {
        self.cpu.unwrap_or_else(|| self.containers.iter().map(|c| c.cpu).fold(0, u32::saturating_add))
    }

    /// MiB that placement reserves: the task's, else the sum of soft or hard limits
    /// (scheduler.md 3.2).
    pub fn reserved_memory(&self) -> u32 {
        let of = |c: &ContainerDefinition| c.memory_reservation.or(c.memory).unwrap_or(0);
        self.memory.unwrap_or_else(|| self.containers.iter().map(of).fold(0, u32::saturating_add))
    }

    /// `web:7`.
    pub fn name(&self) -> String {
        format!("{}:{}", self.family, self.revision)
    }

    /// Host ports that a copy of the task needs for itself on its instance. In host mode the
    /// container port is the host port; in awsvpc nothing is published (networking.md 1.2).
    pub fn static_host_ports(&self) -> impl Iterator<Item = (Protocol, u16)> + '_ {
        self.containers.iter().flat_map(|c| &c.port_mappings).filter_map(|mapping| match self.network_mode {
            NetworkMode::Bridge if mapping.host_port > 0 => Some((mapping.protocol, mapping.host_port)),
            NetworkMode::Host => Some((mapping.protocol, mapping.container_port)),
            _ => None,
        })
    }
}

/// One container of a [`Definition`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ContainerDefinition {
    /// `name`.
    pub name: Arc<str>,
    /// `image`.
    pub image: Arc<str>,
    /// Default true.
    pub essential: bool,
    /// CPU units; 0 when absent.
    pub cpu: u32,
    /// Hard limit in MiB.
    pub memory: Option<u32>,
    /// Soft limit in MiB.
    pub memory_reservation: Option<u32>,
    /// `portMappings`.
    pub port_mappings: Vec<PortMapping>,
    /// `dependsOn`.
    pub depends_on: Vec<Dependency>,
    /// `healthCheck`.
    pub health_check: Option<HealthCheck>,
    /// `startTimeout`.
    pub start_timeout: Option<Duration>,
    /// Effective `stopTimeout`: 30 s unless given (scheduler.md 1.4).
    pub stop_timeout: Duration,
    /// `restartPolicy`, when enabled.
    pub restart_policy: Option<RestartPolicy>,
    /// What the model assumes of the program inside.
    pub workload: Workload,
}

/// `portMappings[]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PortMapping {
    /// Where the process listens.
    pub container_port: u16,
    /// 0 asks for a dynamic port in bridge mode.
    pub host_port: u16,
    /// Default tcp.
    pub protocol: Protocol,
}

/// `dependsOn[]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dependency {
    /// Position of the other container in [`Definition::containers`].
    pub container: usize,
    /// What has to hold.
    pub condition: Condition,
}

/// `dependsOn[].condition`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    /// The other container runs or did run.
    Start,
    /// It stopped with any exit code.
    Complete,
    /// It stopped with exit code 0.
    Success,
    /// Its health check says HEALTHY.
    Healthy,
}

/// `healthCheck`, defaults filled in (task-definition-rules.md 1.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HealthCheck {
    /// Between the end of a probe and the start of the next.
    pub interval: Duration,
    /// A probe that takes longer has failed.
    pub timeout: Duration,
    /// Consecutive failures that make the container UNHEALTHY.
    pub retries: u32,
    /// Failures within this span after the start do not count.
    pub start_period: Duration,
}

/// `restartPolicy`, defaults filled in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RestartPolicy {
    /// Exit codes after which the container is not restarted.
    pub ignored_exit_codes: Vec<i32>,
    /// How long it must have run before it is restarted.
    pub restart_attempt_period: Duration,
}

/// What the model assumes of the program in a container. AWS knows nothing of it: every
/// member is a parameter of the scenario (`workloads`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Workload {
    /// From process start until it listens and answers.
    pub start: Duration,
    /// How long it takes to answer one request.
    pub service_time: Duration,
    /// Status of its answers to the health checks of target groups, for example 404 when it
    /// serves nothing under the path that is asked for.
    pub health_check_status: u16,
    /// Ends by itself with this exit code after this span; long-running when absent.
    pub exits: Option<(Duration, i32)>,
    /// How long it takes to end after SIGTERM; ignores the signal when absent.
    pub stops_after: Option<Duration>,
    /// Size of the image, which decides how long a pull takes.
    pub image_mib: u32,
    /// The image cannot be pulled: what stands behind `CannotPullContainerError: `.
    pub pull_error: Option<Arc<str>>,
}

impl Default for Workload {
    fn default() -> Self {
        Workload {
            start: Duration::seconds(2),
            service_time: Duration::millis(40),
            health_check_status: 200,
            exits: None,
            stops_after: Some(Duration::seconds(1)),
            image_mib: 180,
            pull_error: None,
        }
    }
}
