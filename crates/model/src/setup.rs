//! Building a world: the resources that a scenario names, one function each.
//!
//! Every function works on a world that already runs, too: what it sets going begins at the
//! world's present moment.

use std::sync::Arc;

use crate::definition::{Definition, DefinitionKey, LaunchType};
use crate::engine::Step;
use crate::event::EventKind;
use crate::lifecycle::{self, Launch};
use crate::log::Log;
use crate::network;
use crate::placement::{self, Demand, Refusal, Rooms};
use crate::scheduler;
use crate::time::{Duration, Time};
use crate::traffic;
use crate::world::{
    Cluster, ClusterKey, DeploymentConfiguration, DnsRecord, Instance, InstanceId, InstanceKey,
    InstanceStatus, InstanceType, LoadBalancer, LoadBalancerKey, PlacementStrategy, Service, ServiceKey,
    ServiceLoadBalancer, TargetGroup, TargetGroupKey, TargetType, TaskKey, Throttle, TrafficSource, World,
    ZoneKey,
};

/// The account that the texts of the model name.
pub(crate) const ACCOUNT: &str = "111122223333";

/// RegisterTaskDefinition: adds a revision.
pub fn add_definition(world: &mut World, definition: Definition) -> DefinitionKey {
    world.definitions.push(Arc::new(definition));
    DefinitionKey(last(world.definitions.len()))
}

/// CreateCluster.
pub fn add_cluster(world: &mut World, name: &str) -> ClusterKey {
    world.clusters.push(Cluster { name: name.into() });
    ClusterKey(last(world.clusters.len()))
}

/// An instance boots and registers with a cluster.
pub fn add_instance(
    world: &mut World,
    log: &mut Log,
    cluster: ClusterKey,
    instance_type: InstanceType,
    zone: ZoneKey,
) -> InstanceKey {
    let identity = &mut world.streams.identity;
    let mut digits = || (u128::from(identity.next_u64()) << 64) | u128::from(identity.next_u64());
    let (id, container_instance) = (InstanceId(digits()), digits());
    let address = network::take_address(&mut world.subnets, zone).unwrap_or(std::net::Ipv4Addr::UNSPECIFIED);
    let permille = u64::from(world.parameters.registered_memory_permille);
    let memory = u64::from(instance_type.memory).saturating_mul(permille) / 1_000;
    let key = world.instances.insert_with(|key| Instance {
        key,
        id,
        container_instance,
        cluster,
        zone,
        address,
        status: InstanceStatus::Active,
        agent_connected: true,
        registered_cpu: instance_type.cpu,
        registered_memory: u32::try_from(memory).unwrap_or(u32::MAX),
        instance_type,
        dynamic_ports: Default::default(),
        next_dynamic_port: *network::DYNAMIC_PORTS.start(),
        bridge_addresses: Default::default(),
        images: Default::default(),
        static_ports: Default::default(),
        tasks: Vec::new(),
        queue: Vec::new(),
    });
    let mut step = Step { world, log, cause: None };
    let status = InstanceStatus::Active;
    let seq = step.emit(EventKind::InstanceStateChange { cluster, instance: key, status });
    step.because(seq, |step| scheduler::instance_changed(step, key));
    key
}

/// CreateTargetGroup: AWS's defaults, then what `adjust` changes of them.
pub fn add_target_group(
    world: &mut World,
    name: &str,
    target_type: TargetType,
    adjust: impl FnOnce(&mut TargetGroup),
) -> TargetGroupKey {
    let suffix = world.streams.identity.next_u64();
    let region = world.region();
    let arn = format!("arn:aws:elasticloadbalancing:{region}:{ACCOUNT}:targetgroup/{name}/{suffix:016x}");
    let key = TargetGroupKey(last(world.target_groups.len().saturating_add(1)));
    let mut group = TargetGroup::new(key, name.into(), arn.into(), target_type);
    group.opens_to_initial = world.parameters.initial_targets_fail_open;
    adjust(&mut group);
    world.target_groups.push(group);
    key
}

/// CreateLoadBalancer with its listeners: the load balancer that `make` returns for its key.
pub fn add_load_balancer(
    world: &mut World,
    make: impl FnOnce(LoadBalancerKey) -> LoadBalancer,
) -> LoadBalancerKey {
    let key = LoadBalancerKey(last(world.load_balancers.len().saturating_add(1)));
    world.load_balancers.push(make(key));
    key
}

/// A Route 53 record. Names are compared in lower case.
pub fn add_dns(world: &mut World, name: &str, record: DnsRecord) {
    world.dns.insert(name.to_ascii_lowercase().into(), record);
}

/// Somebody who sends requests; answers its position in [`World::traffic`]. Nothing is sent before
/// [`start_traffic`].
pub fn add_traffic(world: &mut World, source: TrafficSource) -> usize {
    world.traffic.push(source);
    world.traffic.len().saturating_sub(1)
}

/// Sets every traffic source going. Call it once, when all are added.
pub fn start_traffic(world: &mut World, log: &mut Log) {
    traffic::start(&mut Step { world, log, cause: None });
}

fn last(length: usize) -> u32 {
    u32::try_from(length.saturating_sub(1)).unwrap_or(u32::MAX)
}

/// What CreateService takes, with AWS's defaults.
#[derive(Clone, Debug)]
pub struct ServiceSettings {
    /// `serviceName`.
    pub name: Arc<str>,
    /// `cluster`.
    pub cluster: ClusterKey,
    /// `taskDefinition`.
    pub definition: DefinitionKey,
    /// `desiredCount`, at most 5000.
    pub desired_count: u32,
    /// `launchType`.
    pub launch_type: LaunchType,
    /// Zones of the subnets; all zones of the world when empty.
    pub zones: Vec<ZoneKey>,
    /// `loadBalancers`.
    pub load_balancers: Vec<ServiceLoadBalancer>,
    /// `deploymentConfiguration`.
    pub deployment_configuration: DeploymentConfiguration,
    /// `placementStrategy`.
    pub placement_strategy: Vec<PlacementStrategy>,
    /// Whether `placementConstraints` holds `distinctInstance`.
    pub distinct_instance: bool,
    /// `healthCheckGracePeriodSeconds`.
    pub health_check_grace_period: Duration,
}

impl ServiceSettings {
    /// A service without load balancer.
    pub fn new(
        name: &str,
        cluster: ClusterKey,
        definition: DefinitionKey,
        desired_count: u32,
        launch_type: LaunchType,
    ) -> ServiceSettings {
        ServiceSettings {
            name: name.into(),
            cluster,
            definition,
            desired_count,
            launch_type,
            zones: Vec::new(),
            load_balancers: Vec::new(),
            deployment_configuration: DeploymentConfiguration::default(),
            placement_strategy: Vec::new(),
            distinct_instance: false,
            health_check_grace_period: Duration::ZERO,
        }
    }
}

/// CreateService: its first deployment begins, and the scheduler looks at it at once.
pub fn create_service(world: &mut World, log: &mut Log, settings: ServiceSettings) -> ServiceKey {
    let key = ServiceKey(last(world.services.len().saturating_add(1)));
    let every_zone = (0..world.zones.len()).map(|zone| ZoneKey(u32::try_from(zone).unwrap_or(u32::MAX)));
    let zones = if settings.zones.is_empty() { every_zone.collect() } else { settings.zones };
    let desired_count = settings.desired_count.min(crate::command::MOST_TASKS);
    let sentence =
        format!("You created the service {} with a desired count of {desired_count}.", settings.name);
    world.services.push(Service {
        key,
        name: settings.name,
        cluster: settings.cluster,
        desired_count,
        launch_type: settings.launch_type,
        zones,
        load_balancers: settings.load_balancers,
        deployment_configuration: settings.deployment_configuration,
        placement_strategy: settings.placement_strategy,
        distinct_instance: settings.distinct_instance,
        health_check_grace_period: settings.health_check_grace_period,
        deployments: Vec::new(),
        events: Default::default(),
        throttle: Throttle::default(),
        unplaced: None,
        steady_since: None,
        // The first pass is planned when the deployment begins.
        next_pass: Time(u64::MAX),
        last_pass: None,
        tasks: Vec::new(),
        undrained: Vec::new(),
        replacements: Vec::new(),
        said: Vec::new(),
        gap_cause: None,
        surplus_cause: None,
        launches: Default::default(),
    });
    let mut step = Step { world, log, cause: None };
    let seq = step.emit(EventKind::Commanded { sentence });
    step.because(seq, |step| scheduler::begin_deployment(step, key, settings.definition));
    key
}

/// RunTask: one standalone task, where there is room for it.
///
/// # Errors
/// Why no instance takes it.
pub fn run_task(
    world: &mut World,
    log: &mut Log,
    cluster: ClusterKey,
    definition: DefinitionKey,
    launch_type: LaunchType,
) -> Result<TaskKey, Refusal> {
    let mut ties = world.streams.ties.clone();
    let instance = match (launch_type, world.definition(definition)) {
        (LaunchType::Ec2, Some(definition)) => {
            let rooms = Rooms::survey(world, cluster, None);
            Some(placement::place(&rooms, Demand { service: None, definition }, &mut ties)?)
        }
        _ => None,
    };
    world.streams.ties = ties;
    let zones = u32::try_from(world.zones.len()).unwrap_or(u32::MAX);
    let zone = instance
        .and_then(|key| world.instances.get(key))
        .map_or_else(|| ZoneKey(world.streams.ties.below(zones)), |row| row.zone);
    let launch = Launch { cluster, service: None, definition, launch_type, instance, zone, slot: 0 };
    let key = lifecycle::create(world, launch);
    let mut step = Step { world, log, cause: None };
    let name = step.world.definition(definition).map(|definition| definition.name()).unwrap_or_default();
    let seq = step.emit(EventKind::Commanded { sentence: format!("You ran one task of {name}.") });
    step.because(seq, |step| lifecycle::begin(step, key));
    Ok(key)
}
