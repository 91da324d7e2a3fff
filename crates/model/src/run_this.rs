//! "Run this": a world for whatever task definition somebody has.
//!
//! Fargate when the definition requires it, else two container instances of the smallest type
//! that fits, in two zones; two tasks; a load balancer when a TCP port is mapped. What differs
//! from AWS's defaults is said, so that nobody takes our patience for AWS's.

use std::sync::Arc;

use ecs_document::read_json;
use ecs_document::task_definition::{CpuArchitecture, TaskDefinition as TaskView};

use crate::definition::{Definition, LaunchType, NetworkMode, Protocol};
use crate::instance_types;
use crate::parameters::Parameters;
use crate::scenario::{
    Cluster, DnsName, Gate, InstanceGroup, Listener, LoadBalancer, Problem, Registry, RuleAction, Scenario,
    Scheme, Service, ServiceLoadBalancer, TargetGroup, TrafficSource, judged_before, refusal, target_type_of,
};
use crate::time::Duration;
use crate::world::{InstanceType, TargetHealthCheck};

/// The cluster of the new world.
const CLUSTER: &str = "demo";
/// Its zones.
const ZONES: [&str; 2] = ["us-east-1a", "us-east-1b"];
/// Instance types to choose from, by processor.
const X86: [&str; 2] = ["t3.", "m5."];
const ARM: [&str; 4] = ["t4g.", "m6g.", "c7g.", "r6g."];
/// Seconds between health checks of targets, instead of AWS's 30.
const HEALTH_CHECK_INTERVAL: Duration = Duration::seconds(10);
/// Seconds that targets drain, instead of AWS's 300.
const DEREGISTRATION_DELAY: Duration = Duration::seconds(30);

/// What somebody may want otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunOptions {
    /// Seeds every random choice. Default 7.
    pub seed: u64,
    /// Tasks of each service. Default 2.
    pub desired_count: u32,
    /// Requests per second to each service with a load balancer. Default 20.
    pub requests_per_second: u64,
}

impl Default for RunOptions {
    fn default() -> Self {
        RunOptions { seed: 7, desired_count: 2, requests_per_second: 20 }
    }
}

/// A world that runs a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunThis {
    /// The world, with the text of the definition in it.
    pub scenario: Scenario,
    /// What was changed from AWS's defaults, a sentence each.
    pub changed: Vec<String>,
}

/// A fresh world for the definitions in `text`, one service for each family.
///
/// # Errors
/// Why there is nothing to run: what AWS would refuse, or no instance type large enough.
pub fn run_this(text: &str, options: &RunOptions) -> Result<RunThis, Vec<Problem>> {
    run_behind(refusal, text, options)
}

/// [`run_this`] for a text that has been judged already.
///
/// # Errors
/// No definition in it, or no instance type large enough.
pub fn run_judged(text: &str, options: &RunOptions) -> Result<RunThis, Vec<Problem>> {
    run_behind(judged_before, text, options)
}

fn run_behind(gate: Gate, text: &str, options: &RunOptions) -> Result<RunThis, Vec<Problem>> {
    let scenario =
        Scenario { seed: options.seed, task_definitions: vec![text.to_owned()], ..Scenario::default() };
    let registry = Registry::of(&scenario, gate);
    if !registry.problems.is_empty() {
        return Err(registry.problems);
    }
    let needs_arm = gate(text).is_ok_and(|input| {
        read_json(&input).definitions().any(|definition| is_arm(&definition.task_definition))
    });
    let mut run = RunThis { scenario, changed: Vec::new() };
    let latest: Vec<Arc<Definition>> = latest_revisions(&registry);
    for definition in &latest {
        add_service(&mut run, definition, options);
    }
    run.scenario.clusters.push(cluster(&latest, needs_arm)?);
    Ok(run)
}

fn is_arm(view: &TaskView<'_>) -> bool {
    let platform = view.runtime_platform.known();
    platform.and_then(|platform| platform.cpu_architecture.known()) == Some(&CpuArchitecture::Arm64)
}

/// The last revision of each family, in the order of the text.
fn latest_revisions(registry: &Registry) -> Vec<Arc<Definition>> {
    let is_latest = |definition: &&Arc<Definition>| {
        let newest = registry.find(&definition.family).map(|(_, newest)| newest.revision);
        newest == Some(definition.revision)
    };
    registry.definitions.iter().filter(is_latest).cloned().collect()
}

fn add_service(run: &mut RunThis, definition: &Definition, options: &RunOptions) {
    let launch_type = if definition.requires_fargate { LaunchType::Fargate } else { LaunchType::Ec2 };
    let mut service = Service {
        service_name: definition.family.to_string(),
        cluster: CLUSTER.to_owned(),
        task_definition: definition.family.to_string(),
        desired_count: options.desired_count,
        launch_type,
        ..Service::default()
    };
    if let Some(entry) = add_load_balancer(run, definition, options) {
        service.load_balancers.push(entry);
    }
    run.scenario.services.push(service);
}

/// A load balancer in front of the first TCP port that is mapped, and somebody who uses it.
fn add_load_balancer(
    run: &mut RunThis,
    definition: &Definition,
    options: &RunOptions,
) -> Option<ServiceLoadBalancer> {
    let target_type = target_type_of(definition.network_mode)?;
    let (container, port) = definition.containers.iter().find_map(|container| {
        let mapping = container.port_mappings.iter().find(|mapping| mapping.protocol == Protocol::Tcp)?;
        Some((container.name.to_string(), mapping.container_port))
    })?;
    let number = run.scenario.load_balancers.len();
    let name = elb_name(&definition.family, number);
    let host = format!("{}.example.test", name.to_ascii_lowercase());
    let mut group = TargetGroup { name: name.clone(), port, target_type, ..TargetGroup::default() };
    group.health_check.interval = HEALTH_CHECK_INTERVAL;
    group.attributes.deregistration_delay = DEREGISTRATION_DELAY;
    if number == 0 {
        run.changed = changed_defaults();
    }
    run.scenario.target_groups.push(group);
    run.scenario.load_balancers.push(LoadBalancer {
        name: name.clone(),
        scheme: Scheme::InternetFacing,
        listeners: vec![Listener {
            default_action: RuleAction::Forward(vec![(name.clone(), 1)]),
            ..Listener::default()
        }],
        ..LoadBalancer::default()
    });
    run.scenario.dns.push(DnsName { name: host.clone(), alias_to: name.clone(), ..DnsName::default() });
    run.scenario.traffic.push(TrafficSource {
        name: if number == 0 {
            "browsers".to_owned()
        } else {
            format!("browsers-{}", number.saturating_add(1))
        },
        url: format!("http://{host}/"),
        millirequests_per_second: options.requests_per_second.saturating_mul(1_000),
        ..TrafficSource::default()
    });
    Some(ServiceLoadBalancer { target_group_arn: name, container_name: container, container_port: port })
}

fn changed_defaults() -> Vec<String> {
    let usual = TargetHealthCheck::default().interval;
    let usual_delay = TargetGroup::default().attributes.deregistration_delay;
    vec![
        format!(
            "Health checks of targets every {HEALTH_CHECK_INTERVAL} instead of AWS's {}.",
            in_seconds(usual)
        ),
        format!("Targets drain for {DEREGISTRATION_DELAY} instead of AWS's {}.", in_seconds(usual_delay)),
    ]
}

fn in_seconds(span: Duration) -> String {
    format!("{}s", span.as_seconds())
}

/// `family` as a name of Elastic Load Balancing: at most 32 letters, digits and hyphens, none of
/// them at an end; with a number when it is not the first.
fn elb_name(family: &str, number: usize) -> String {
    let suffix = if number == 0 { String::new() } else { format!("-{}", number.saturating_add(1)) };
    let letters = family.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' });
    let room = 32usize.saturating_sub(suffix.len());
    let name: String = letters.take(room).collect();
    let name = name.trim_matches('-');
    format!("{}{suffix}", if name.is_empty() { "web" } else { name })
}

/// No instance for Fargate; else two of the smallest type that holds a task of every service and its
/// replacement, so that a deployment has room; where no type is that large, one that holds a single task.
fn cluster(definitions: &[Arc<Definition>], needs_arm: bool) -> Result<Cluster, Vec<Problem>> {
    let cluster = Cluster { cluster_name: CLUSTER.to_owned(), instances: Vec::new() };
    let on_ec2: Vec<&Arc<Definition>> =
        definitions.iter().filter(|definition| !definition.requires_fargate).collect();
    if on_ec2.is_empty() {
        return Ok(cluster);
    }
    let fitting = |copies| smallest_fitting(&on_ec2, needs_arm, copies);
    let Some(smallest) = fitting(2).or_else(|| fitting(1)) else {
        let message = "No instance type that the model knows is large enough for a task of this definition.";
        return Err(vec![Problem::error("/taskDefinitions/0", message)]);
    };
    let instances = ZONES.map(|zone| InstanceGroup {
        instance_type: smallest.name.to_string(),
        availability_zone: zone.to_owned(),
        count: 1,
    });
    Ok(Cluster { instances: instances.to_vec(), ..cluster })
}

fn smallest_fitting(definitions: &[&Arc<Definition>], needs_arm: bool, copies: u32) -> Option<InstanceType> {
    let sum = |of: fn(&Definition) -> u32| {
        definitions.iter().map(|definition| u64::from(of(definition)) * u64::from(copies)).sum::<u64>()
    };
    let (cpu, memory) = (sum(Definition::reserved_cpu), sum(Definition::reserved_memory));
    let awsvpc =
        definitions.iter().filter(|definition| definition.network_mode == NetworkMode::Awsvpc).count();
    let interfaces = awsvpc * copies as usize;
    let permille = u64::from(Parameters::default().registered_memory_permille);
    let families: &[&str] = if needs_arm { &ARM } else { &X86 };
    let fits = |candidate: &InstanceType| {
        let registered = u64::from(candidate.memory).saturating_mul(permille) / 1_000;
        let slots = usize::try_from(candidate.enis.saturating_sub(1)).unwrap_or_default();
        families.iter().any(|family| candidate.name.starts_with(family))
            && cpu <= u64::from(candidate.cpu)
            && memory <= registered
            && interfaces <= slots
    };
    instance_types::all().filter(fits).min_by_key(|candidate| (candidate.memory, candidate.cpu))
}
