//! Builds the worlds that pictures are taken of: set up as a scenario would, then run.

use std::sync::Arc;

use ecs_model::command::Command;
use ecs_model::definition::{
    ContainerDefinition, Definition, DefinitionKey, LaunchType, NetworkMode, PortMapping, Protocol, Workload,
};
use ecs_model::log::Log;
use ecs_model::parameters::Parameters;
use ecs_model::routing::Url;
use ecs_model::setup::{self, ServiceSettings};
use ecs_model::time::Duration;
use ecs_model::world::*;
use ecs_model::{engine, instance_types};

pub struct Builder {
    pub world: World,
    pub log: Log,
}

/// A definition for a network mode; a container that listens on port 0 maps no port.
pub fn definition(family: &str, revision: u32, mode: NetworkMode, containers: &[(&str, u16)]) -> Definition {
    let mapping = |port: u16| PortMapping {
        container_port: port,
        host_port: if mode == NetworkMode::Bridge { 0 } else { port },
        protocol: Protocol::Tcp,
    };
    let container = |(name, port): &(&str, u16)| ContainerDefinition {
        name: Arc::from(*name),
        image: Arc::from(format!("{name}:{revision}")),
        essential: true,
        cpu: 256,
        memory: Some(512),
        memory_reservation: None,
        port_mappings: Some(*port).filter(|port| *port > 0).map(mapping).into_iter().collect(),
        depends_on: Vec::new(),
        health_check: None,
        start_timeout: None,
        stop_timeout: Duration::seconds(30),
        restart_policy: None,
        workload: Workload::default(),
    };
    Definition {
        family: Arc::from(family),
        revision,
        network_mode: mode,
        cpu: None,
        memory: None,
        requires_fargate: false,
        containers: containers.iter().map(container).collect(),
    }
}

impl Builder {
    /// A world with one cluster in two zones.
    pub fn new() -> Builder {
        Builder::in_zones(&["us-east-1a", "us-east-1b"])
    }

    pub fn in_zones(zones: &[&str]) -> Builder {
        let mut world = World::empty(7, Parameters::default());
        world.zones = zones.iter().map(|zone| Arc::from(*zone)).collect();
        setup::add_cluster(&mut world, "prod");
        Builder { world, log: Log::default() }
    }

    pub fn define(&mut self, definition: Definition) -> DefinitionKey {
        setup::add_definition(&mut self.world, definition)
    }

    pub fn instance(&mut self, zone: u32, name: &str) -> InstanceKey {
        let of = instance_types::find(name).unwrap();
        setup::add_instance(&mut self.world, &mut self.log, ClusterKey(0), of, ZoneKey(zone))
    }

    /// A service, and a target group of its name when `port` is not 0.
    pub fn service(
        &mut self,
        name: &str,
        definition: DefinitionKey,
        launch: LaunchType,
        desired: u32,
        port: u16,
    ) -> ServiceKey {
        let of = self.world.definition(definition).unwrap().clone();
        let mut settings = ServiceSettings::new(name, ClusterKey(0), definition, desired, launch);
        if port > 0 {
            let ip = of.network_mode == NetworkMode::Awsvpc;
            let target_type = if ip { TargetType::Ip } else { TargetType::Instance };
            let target_group = setup::add_target_group(&mut self.world, name, target_type, |group| {
                group.health_check.interval = Duration::seconds(10);
                group.deregistration_delay = Duration::seconds(30);
            });
            let container = of.containers[0].name.clone();
            settings.load_balancers.push(ServiceLoadBalancer {
                target_group,
                container,
                container_port: port,
            });
        }
        setup::create_service(&mut self.world, &mut self.log, settings)
    }

    /// A load balancer whose default rule leads to the first group and whose path rules lead
    /// where they say, a name for it, and requests to `/` and to each path.
    pub fn front(&mut self, paths: &[(&str, TargetGroupKey)], per_second: u64) {
        let rule = |(at, (path, group)): (usize, &(&str, TargetGroupKey))| ListenerRule {
            priority: 10 * (at as u32 + 1),
            conditions: vec![RuleCondition::Path(vec![Arc::from(*path)])],
            action: Action::Forward(vec![(*group, 1)]),
        };
        let zones = (0..self.world.zones.len() as u32).map(ZoneKey).collect();
        let listener = Listener {
            port: 80,
            https: false,
            rules: paths.iter().enumerate().map(rule).collect(),
            default_action: Action::Forward(vec![(TargetGroupKey(0), 1)]),
        };
        let balancer = setup::add_load_balancer(&mut self.world, |key| LoadBalancer {
            key,
            name: Arc::from("web-alb"),
            internet_facing: true,
            zones,
            idle_timeout: Duration::seconds(60),
            listeners: vec![listener],
        });
        let record = DnsRecord { alias_to: balancer, ttl: Duration::seconds(60) };
        setup::add_dns(&mut self.world, "app.example.test", record);
        self.traffic("clients", "http://app.example.test/", per_second);
        for (path, _) in paths {
            self.traffic(
                "scripts",
                &format!("http://app.example.test{}", path.replace('*', "x")),
                per_second / 2,
            );
        }
        setup::start_traffic(&mut self.world, &mut self.log);
    }

    fn traffic(&mut self, name: &str, url: &str, per_second: u64) {
        let url = Url::parse(url).unwrap();
        setup::add_traffic(
            &mut self.world,
            TrafficSource::browsers(Arc::from(name), url, per_second * 1_000),
        );
    }

    pub fn run(&mut self, seconds: u64) {
        self.run_for(Duration::seconds(seconds));
    }

    pub fn run_for(&mut self, span: Duration) {
        let until = self.world.now + span;
        engine::advance(&mut self.world, &mut self.log, until);
    }

    /// Runs until `done` says so, at most ten minutes.
    pub fn run_until(&mut self, mut done: impl FnMut(&World) -> bool) {
        let limit = self.world.now + Duration::minutes(10);
        while !done(&self.world) && self.world.now < limit {
            self.run_for(Duration::millis(250));
        }
    }

    pub fn command(&mut self, command: Command) {
        engine::apply(&mut self.world, &mut self.log, &command);
    }

    /// The task in a slot of a service.
    pub fn in_slot(&self, service: ServiceKey, slot: u32) -> TaskKey {
        self.world.tasks_of(service).find(|task| task.slot == slot).unwrap().key
    }

    /// Another task just like `like`, elsewhere.
    pub fn copy(&mut self, like: TaskKey, slot: u32, instance: InstanceKey) -> TaskKey {
        let mut task = self.world.tasks.get(like).unwrap().clone();
        let at = self.world.instances.get_mut(instance).unwrap();
        task.slot = slot;
        task.instance = Some(instance);
        task.zone = at.zone;
        task.id = TaskId(u128::from(slot + 1).wrapping_mul(0x3f9a_51c3_88e1_0b27_94d0_49bb_1331_11eb));
        let service = task.service;
        let key = self.world.tasks.insert_with(|key| Task { key, ..task });
        self.world.instances.get_mut(instance).unwrap().tasks.push(key);
        let service = service.and_then(|service| self.world.service_mut(service)).unwrap();
        service.tasks.push(key);
        key
    }

    pub fn edit(&mut self, task: TaskKey, change: impl FnOnce(&mut Task)) {
        change(self.world.tasks.get_mut(task).unwrap());
    }
}

/// Every service runs what it wants.
pub fn steady(world: &World) -> bool {
    let runs = |service: &Service| {
        let running =
            world.tasks_of(service.key).filter(|task| task.last_status == TaskStatus::Running).count();
        running == service.desired_count as usize && world.tasks_of(service.key).count() == running
    };
    let healthy =
        |group: &TargetGroup| group.targets.iter().all(|target| target.state == TargetState::Healthy);
    world.services.iter().all(runs) && world.target_groups.iter().all(healthy)
}
