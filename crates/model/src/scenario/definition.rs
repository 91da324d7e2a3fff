//! From the typed view of a document to a definition that runs: every default that ECS fills in,
//! and an assumption for everything that the text does not tell.

use std::collections::BTreeMap;

use ecs_document::network_mode::NetworkMode as NetworkModeName;
use ecs_document::task_definition::{
    Compatibility, ContainerCondition, ContainerDefinition as ContainerView, Field,
    HealthCheck as HealthCheckView, PortMapping as PortView, RestartPolicy as RestartView,
    TaskDefinition as TaskView, TransportProtocol,
};

use crate::definition::{
    Condition, ContainerDefinition, Definition, Dependency, HealthCheck, NetworkMode, PortMapping, Protocol,
    RestartPolicy, Workload,
};
use crate::time::Duration;

/// Container ports of one `containerPortRange` that the model opens: AWS's limit of a task.
const MAX_PORTS_OF_RANGE: u16 = 100;

/// What a container without any memory limit is taken to reserve, in MiB, where the text leaves
/// its memory open.
const ASSUMED_MEMORY: u32 = 128;

/// A definition that runs, and what had to be assumed for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Runnable {
    /// The definition.
    pub definition: Definition,
    /// Sentences for people, one for each value that the text leaves open.
    pub assumptions: Vec<String>,
}

impl Runnable {
    /// The definition that ECS would make of `view`, as `revision` of its family. `workloads` says
    /// what its containers are like, by `family/container`.
    ///
    /// # Errors
    /// A sentence, when there is nothing to run: no container.
    pub fn from_view(
        view: &TaskView<'_>,
        revision: u32,
        workloads: &BTreeMap<String, Workload>,
    ) -> Result<Runnable, String> {
        let mut assumptions = Assumptions::default();
        let family = view.family.known().copied().unwrap_or("task");
        let requires_fargate = view.requires(Compatibility::Fargate).is_some();
        let names: Vec<&str> =
            view.containers().map(|container| container.name.known().copied().unwrap_or_default()).collect();
        if names.is_empty() {
            return Err("There is no container to run.".to_owned());
        }
        let mut containers: Vec<ContainerDefinition> = view
            .containers()
            .map(|container| read_container(container, family, &names, workloads, &mut assumptions))
            .collect();
        end_jobs(&mut containers, family, workloads, &mut assumptions);
        if let Some(first) =
            containers.first_mut().filter(|_| !view.containers().any(|c| c.is_essential() != Some(false)))
        {
            first.essential = true;
        }
        let definition = Definition {
            family: family.into(),
            revision,
            network_mode: network_mode(view, requires_fargate, &mut assumptions),
            cpu: view.cpu.known().map(|cpu| cpu.0),
            memory: view.memory.known().map(|memory| memory.0),
            requires_fargate,
            containers,
        };
        Ok(Runnable { definition, assumptions: assumptions.0 })
    }
}

/// How long a program is taken to run when another container waits for its end.
const JOB: Duration = Duration::seconds(5);

/// A container whose end another one waits for is a job, unless `workloads` says what it is.
fn end_jobs(
    containers: &mut [ContainerDefinition],
    family: &str,
    workloads: &BTreeMap<String, Workload>,
    assumptions: &mut Assumptions,
) {
    let awaited =
        |dependency: &&Dependency| matches!(dependency.condition, Condition::Complete | Condition::Success);
    let jobs: Vec<usize> = containers
        .iter()
        .flat_map(|container| {
            container.depends_on.iter().filter(awaited).map(|dependency| dependency.container)
        })
        .collect();
    for (position, container) in containers.iter_mut().enumerate() {
        if jobs.contains(&position) && !workloads.contains_key(&format!("{family}/{}", container.name)) {
            container.workload.exits = Some((JOB, 0));
            let name = &container.name;
            assumptions.0.push(format!("Another container waits for the end of {name}; it is taken to end after {JOB} with exit code 0."));
        }
    }
}

#[derive(Default)]
struct Assumptions(Vec<String>);

impl Assumptions {
    fn add(&mut self, what: &str, assumed: &str) {
        self.0.push(format!("{what} is open in the text; {assumed} is assumed."));
    }

    /// The value of a field, or `assumed` with a sentence when it is there and not known.
    fn or<T: Copy + std::fmt::Display>(&mut self, field: &Field<T>, what: &str, assumed: T) -> Option<T> {
        if field.is_unclear() {
            self.add(what, &assumed.to_string());
            return Some(assumed);
        }
        field.known().copied()
    }
}

fn network_mode(view: &TaskView<'_>, requires_fargate: bool, assumptions: &mut Assumptions) -> NetworkMode {
    match view.effective_network_mode() {
        Some(NetworkModeName::Awsvpc) => NetworkMode::Awsvpc,
        Some(NetworkModeName::Bridge) => NetworkMode::Bridge,
        Some(NetworkModeName::Host) => NetworkMode::Host,
        Some(NetworkModeName::None) => NetworkMode::None,
        None => {
            let assumed = if requires_fargate { NetworkMode::Awsvpc } else { NetworkMode::Bridge };
            assumptions.add("The network mode", assumed.as_aws());
            assumed
        }
    }
}

fn read_container(
    view: &ContainerView<'_>,
    family: &str,
    names: &[&str],
    workloads: &BTreeMap<String, Workload>,
    assumptions: &mut Assumptions,
) -> ContainerDefinition {
    let name = view.name.known().copied().unwrap_or_default();
    let of = |what: &str| format!("{what} of container {name}");
    let units = |value: Option<i64>| value.and_then(|value| u32::try_from(value).ok());
    let seconds =
        |value: Option<i64>| value.and_then(|value| u64::try_from(value).ok()).map(Duration::seconds);
    ContainerDefinition {
        name: name.into(),
        image: view.image.known().copied().unwrap_or("image").into(),
        essential: view.is_essential().unwrap_or(true),
        cpu: units(assumptions.or(&view.cpu, &of("The CPU"), 0)).unwrap_or_default(),
        memory: units(assumptions.or(&view.memory, &of("The memory"), i64::from(ASSUMED_MEMORY))),
        memory_reservation: units(view.memory_reservation.known().copied()),
        port_mappings: view
            .port_mappings
            .items()
            .flat_map(|port| read_port(port, &of("A port"), assumptions))
            .collect(),
        depends_on: dependencies(view, names),
        health_check: view.health_check.known().and_then(read_health_check),
        start_timeout: seconds(view.start_timeout.known().copied()),
        stop_timeout: seconds(assumptions.or(&view.stop_timeout, &of("The stop timeout"), 30))
            .unwrap_or(Duration::seconds(30)),
        restart_policy: view.restart_policy.known().and_then(read_restart_policy),
        workload: workloads.get(&format!("{family}/{name}")).cloned().unwrap_or_default(),
    }
}

/// One mapping, or one for each port of a range.
fn read_port(view: &PortView<'_>, what: &str, assumptions: &mut Assumptions) -> Vec<PortMapping> {
    let protocol = match view.effective_protocol() {
        Some(TransportProtocol::Udp) => Protocol::Udp,
        _ => Protocol::Tcp,
    };
    let port = |value: i64| u16::try_from(value).unwrap_or_default();
    let mapping = |container_port, host_port| PortMapping { container_port, host_port, protocol };
    if let Some((first, last)) = view.container_port_range.known().and_then(|range| range.split_once('-')) {
        let (Ok(first), Ok(last)) = (first.trim().parse::<u16>(), last.trim().parse::<u16>()) else {
            return Vec::new();
        };
        let last = last.min(first.saturating_add(MAX_PORTS_OF_RANGE.saturating_sub(1)));
        return (first..=last).map(|container_port| mapping(container_port, 0)).collect();
    }
    let container_port = assumptions.or(&view.container_port, what, 80).map(port);
    let host_port = view.host_port.known().copied().map(port).unwrap_or_default();
    container_port
        .filter(|port| *port > 0)
        .map(|container_port| mapping(container_port, host_port))
        .into_iter()
        .collect()
}

/// `dependsOn`, and `links`, which start the linked container first (scheduler.md 1.6).
fn dependencies(view: &ContainerView<'_>, names: &[&str]) -> Vec<Dependency> {
    let position = |name: &str| names.iter().position(|other| *other == name);
    let mut dependencies: Vec<Dependency> = view
        .depends_on
        .items()
        .filter_map(|dependency| {
            let condition = match dependency.condition.known()? {
                ContainerCondition::Start => Condition::Start,
                ContainerCondition::Complete => Condition::Complete,
                ContainerCondition::Success => Condition::Success,
                ContainerCondition::Healthy => Condition::Healthy,
            };
            Some(Dependency { container: position(dependency.container_name.known()?)?, condition })
        })
        .collect();
    for link in view.links.items() {
        let linked = link.split(':').next().unwrap_or(link);
        let known = |dependency: &Dependency| Some(dependency.container) == position(linked);
        if let Some(container) = position(linked).filter(|_| !dependencies.iter().any(known)) {
            dependencies.push(Dependency { container, condition: Condition::Start });
        }
    }
    dependencies
}

/// Defaults of task-definition-rules.md 1.8. The command `NONE` switches the check off.
fn read_health_check(view: &HealthCheckView<'_>) -> Option<HealthCheck> {
    if view.command.items().next().is_some_and(|first| *first == "NONE") {
        return None;
    }
    let seconds = |field: &Field<i64>, usual: u64| {
        let known = field.known().and_then(|seconds| u64::try_from(*seconds).ok());
        Duration::seconds(known.unwrap_or(usual))
    };
    Some(HealthCheck {
        interval: seconds(&view.interval, 30).max(Duration::seconds(1)),
        timeout: seconds(&view.timeout, 5),
        retries: view.retries.known().and_then(|retries| u32::try_from(*retries).ok()).unwrap_or(3).max(1),
        start_period: seconds(&view.start_period, 0),
    })
}

fn read_restart_policy(view: &RestartView) -> Option<RestartPolicy> {
    view.enabled.known().filter(|enabled| **enabled)?;
    let period = view.restart_attempt_period.known().and_then(|seconds| u64::try_from(*seconds).ok());
    Some(RestartPolicy {
        ignored_exit_codes: view
            .ignored_exit_codes
            .items()
            .filter_map(|code| i32::try_from(*code).ok())
            .collect(),
        restart_attempt_period: Duration::seconds(period.unwrap_or(300)),
    })
}
