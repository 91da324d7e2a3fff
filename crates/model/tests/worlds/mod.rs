//! Worlds that the property tests and the tests of the invariants play with, and random things to
//! do in them.
#![allow(dead_code)]

use ecs_model::command::Command;
use ecs_model::definition::{
    Condition, ContainerDefinition, Definition, DefinitionKey, Dependency, HealthCheck, LaunchType,
    NetworkMode, PortMapping, Protocol, RestartPolicy, Workload,
};
use ecs_model::instance_types;
use ecs_model::log::Log;
use ecs_model::parameters::Parameters;
use ecs_model::routing::Url;
use ecs_model::setup::{self, ServiceSettings};
use ecs_model::time::Duration;
use ecs_model::world::{
    Action, ClusterKey, DeploymentConfiguration, DnsRecord, Fault, Listener, LoadBalancer, PlacementStrategy,
    ServiceKey, ServiceLoadBalancer, TargetGroup, TargetGroupKey, TargetType, TrafficSource, World, ZoneKey,
};

/// A world in the making.
pub struct Maker {
    pub world: World,
    pub log: Log,
    cluster: ClusterKey,
}

/// Every kind of world, by number.
pub const KINDS: usize = 4;

/// The world of a kind.
pub fn make(kind: usize, seed: u64) -> Maker {
    match kind % KINDS {
        0 => fargate_behind_load_balancer(seed),
        1 => bridge(seed),
        2 => awsvpc_on_instances(seed),
        _ => chains(seed),
    }
}

impl Maker {
    pub fn new(seed: u64) -> Maker {
        let mut world = World::empty(seed, Parameters::default());
        let cluster = setup::add_cluster(&mut world, "demo");
        Maker { world, log: Log::default(), cluster }
    }

    pub fn instance(&mut self, name: &str, zone: u32) {
        let instance_type = instance_types::find(name).unwrap();
        setup::add_instance(&mut self.world, &mut self.log, self.cluster, instance_type, ZoneKey(zone));
    }

    pub fn definition(
        &mut self,
        family: &str,
        mode: NetworkMode,
        containers: Vec<ContainerDefinition>,
    ) -> DefinitionKey {
        let earlier = self.world.definitions.iter().filter(|row| row.family.as_ref() == family).count();
        let definition = Definition {
            family: family.into(),
            revision: earlier as u32 + 1,
            network_mode: mode,
            cpu: None,
            memory: None,
            requires_fargate: false,
            containers,
        };
        setup::add_definition(&mut self.world, definition)
    }

    pub fn group(&mut self, target_type: TargetType) -> TargetGroupKey {
        let adjust = |group: &mut TargetGroup| {
            group.health_check.interval = Duration::seconds(5);
            group.health_check.timeout = Duration::seconds(2);
            group.health_check.healthy_threshold = 2;
            group.deregistration_delay = Duration::seconds(15);
        };
        let group = setup::add_target_group(&mut self.world, "front", target_type, adjust);
        let balancer = setup::add_load_balancer(&mut self.world, |key| LoadBalancer {
            key,
            name: "alb".into(),
            internet_facing: true,
            zones: vec![ZoneKey(0), ZoneKey(1)],
            idle_timeout: Duration::seconds(60),
            listeners: vec![Listener {
                port: 80,
                https: false,
                rules: Vec::new(),
                default_action: Action::Forward(vec![(group, 1)]),
            }],
        });
        let record = DnsRecord { alias_to: balancer, ttl: Duration::seconds(60) };
        setup::add_dns(&mut self.world, "app.example.test", record);
        let url = Url::parse("http://app.example.test/").unwrap();
        setup::add_traffic(&mut self.world, TrafficSource::browsers("browsers".into(), url, 5_000));
        setup::start_traffic(&mut self.world, &mut self.log);
        group
    }

    pub fn service(
        &mut self,
        name: &str,
        definition: DefinitionKey,
        desired: u32,
        launch_type: LaunchType,
        adjust: impl FnOnce(&mut ServiceSettings),
    ) -> ServiceKey {
        let mut settings = ServiceSettings::new(name, self.cluster, definition, desired, launch_type);
        adjust(&mut settings);
        setup::create_service(&mut self.world, &mut self.log, settings)
    }
}

/// A container that listens on port 80 and takes 100 MiB.
pub fn container(name: &str) -> ContainerDefinition {
    ContainerDefinition {
        name: name.into(),
        image: format!("example/{name}:1").into(),
        essential: true,
        cpu: 64,
        memory: Some(100),
        memory_reservation: None,
        port_mappings: vec![PortMapping { container_port: 80, host_port: 0, protocol: Protocol::Tcp }],
        depends_on: Vec::new(),
        health_check: None,
        start_timeout: None,
        stop_timeout: Duration::seconds(10),
        restart_policy: None,
        workload: Workload::default(),
    }
}

pub fn check() -> Option<HealthCheck> {
    let interval = Duration::seconds(5);
    Some(HealthCheck {
        interval,
        timeout: Duration::seconds(2),
        retries: 2,
        start_period: Duration::seconds(10),
    })
}

fn front(group: TargetGroupKey) -> Vec<ServiceLoadBalancer> {
    vec![ServiceLoadBalancer { target_group: group, container: "app".into(), container_port: 80 }]
}

/// What one container of a revision may be like: as it should be, with a health check, ending by
/// itself, or without an image.
fn revisions(maker: &mut Maker, family: &str, mode: NetworkMode) -> DefinitionKey {
    let app = container("app");
    let first = maker.definition(family, mode, vec![app.clone()]);
    maker.definition(family, mode, vec![ContainerDefinition { health_check: check(), ..app.clone() }]);
    let ends = Workload { exits: Some((Duration::seconds(7), 1)), ..Workload::default() };
    maker.definition(family, mode, vec![ContainerDefinition { workload: ends, ..app.clone() }]);
    let missing = Workload { pull_error: Some("not found".into()), ..Workload::default() };
    maker.definition(family, mode, vec![ContainerDefinition { workload: missing, ..app }]);
    first
}

fn fargate_behind_load_balancer(seed: u64) -> Maker {
    let mut maker = Maker::new(seed);
    let group = maker.group(TargetType::Ip);
    let first = revisions(&mut maker, "web", NetworkMode::Awsvpc);
    maker.service("web", first, 3, LaunchType::Fargate, |settings| {
        settings.load_balancers = front(group);
        settings.health_check_grace_period = Duration::seconds(10);
    });
    maker
}

fn bridge(seed: u64) -> Maker {
    let mut maker = Maker::new(seed);
    for zone in [0, 1, 1] {
        maker.instance("t3.small", zone);
    }
    let group = maker.group(TargetType::Instance);
    let first = revisions(&mut maker, "api", NetworkMode::Bridge);
    maker.service("api", first, 4, LaunchType::Ec2, |settings| {
        settings.load_balancers = front(group);
        let bounds = DeploymentConfiguration { minimum_healthy_percent: 50, maximum_percent: 150 };
        settings.deployment_configuration = bounds;
    });
    let mut fixed = container("app");
    fixed.port_mappings[0].host_port = 8080;
    let fixed = maker.definition("fixed", NetworkMode::Bridge, vec![fixed]);
    maker.service("fixed", fixed, 2, LaunchType::Ec2, |settings| settings.distinct_instance = true);
    let alone = DefinitionKey(0);
    let cluster = maker.cluster;
    setup::run_task(&mut maker.world, &mut maker.log, cluster, alone, LaunchType::Ec2).unwrap();
    maker
}

fn awsvpc_on_instances(seed: u64) -> Maker {
    let mut maker = Maker::new(seed);
    for zone in [0, 0, 1] {
        maker.instance("m5.large", zone);
    }
    let first = revisions(&mut maker, "job", NetworkMode::Awsvpc);
    maker.service("job", first, 3, LaunchType::Ec2, |settings| {
        settings.placement_strategy = vec![PlacementStrategy::BinpackMemory];
        let bounds = DeploymentConfiguration { minimum_healthy_percent: 0, maximum_percent: 100 };
        settings.deployment_configuration = bounds;
    });
    maker
}

/// Tasks of several containers that wait for each other, on one big instance.
fn chains(seed: u64) -> Maker {
    let mut maker = Maker::new(seed);
    maker.instance("m5.xlarge", 0);
    let on = |container: usize, condition: Condition| vec![Dependency { container, condition }];
    let ends = |code| Workload { exits: Some((Duration::seconds(2), code)), ..Workload::default() };
    let never = Workload { stops_after: None, ..Workload::default() };
    let init = ContainerDefinition { essential: false, workload: ends(0), ..container("init") };
    let db = ContainerDefinition {
        health_check: check(),
        start_timeout: Some(Duration::seconds(30)),
        depends_on: on(0, Condition::Success),
        workload: never.clone(),
        ..container("db")
    };
    let app = ContainerDefinition {
        depends_on: on(1, Condition::Healthy),
        restart_policy: Some(RestartPolicy {
            ignored_exit_codes: vec![42],
            restart_attempt_period: Duration::seconds(60),
        }),
        workload: never,
        ..container("app")
    };
    let chain = vec![init.clone(), db.clone(), app.clone()];
    let first = maker.definition("chain", NetworkMode::Bridge, chain);
    let failing = ContainerDefinition { workload: ends(1), ..init };
    maker.definition("chain", NetworkMode::Bridge, vec![failing, db, app]);
    maker.service("chain", first, 2, LaunchType::Ec2, |_| {});
    maker
}

/// Something to do, before it is known to which task or instance.
#[derive(Clone, Debug)]
pub enum Deed {
    Desired(u8, u8),
    Deploy(u8, u8),
    Stop(u8),
    Crash(u8, u8, u8),
    Fault(u8, u8, u8, bool),
    Drain(u8, bool),
    Terminate(u8),
    Traffic(u16),
}

/// The command that a deed is in a world; absent when there is nothing to do it to.
pub fn command(world: &World, deed: &Deed) -> Option<Command> {
    let task = |pick: u8| {
        let live: Vec<_> = world.tasks.values().filter(|task| task.is_live()).collect();
        live.get(usize::from(pick).checked_rem(live.len())?).copied()
    };
    let service = |pick: u8| {
        let rows = &world.services;
        rows.get(usize::from(pick).checked_rem(rows.len())?)
    };
    let instance = |pick: u8| {
        let keys: Vec<_> = world.instances.keys().collect();
        keys.get(usize::from(pick).checked_rem(keys.len())?).copied()
    };
    Some(match deed {
        Deed::Desired(pick, count) => {
            Command::SetDesiredCount { service: service(*pick)?.key, count: u32::from(count % 7) }
        }
        Deed::Deploy(pick, revision) => {
            let service = service(*pick)?;
            let family = &world.definition(service.primary()?.definition)?.family;
            let same: Vec<usize> =
                (0..world.definitions.len()).filter(|at| world.definitions[*at].family == *family).collect();
            let definition = DefinitionKey(same[usize::from(*revision) % same.len()] as u32);
            Command::Deploy { service: service.key, definition }
        }
        Deed::Stop(pick) => Command::StopTask { task: task(*pick)?.key },
        Deed::Crash(pick, container, code) => {
            let task = task(*pick)?;
            let container = usize::from(*container) % task.containers.len();
            Command::CrashContainer { task: task.key, container, exit_code: i32::from(*code) }
        }
        Deed::Fault(pick, container, fault, present) => {
            let task = task(*pick)?;
            let container = usize::from(*container) % task.containers.len();
            let fault = [Fault::FailsHealthChecks, Fault::Slow, Fault::Hangs][usize::from(fault % 3)];
            Command::SetFault { task: task.key, container, fault, present: *present }
        }
        Deed::Drain(pick, draining) => {
            Command::SetDraining { instance: instance(*pick)?, draining: *draining }
        }
        Deed::Terminate(pick) => Command::TerminateInstance { instance: instance(*pick)? },
        Deed::Traffic(rate) => Command::SetTraffic { source: 0, millirequests_per_second: u64::from(*rate) },
    })
}
