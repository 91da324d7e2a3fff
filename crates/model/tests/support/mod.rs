//! A small stage for tests of load balancing: one load balancer in front of target groups whose
//! targets are made to order, without a scheduler that would replace them.
#![allow(dead_code, reason = "each program uses its own part")]

pub mod listener;

use std::net::Ipv4Addr;
use std::sync::Arc;

use ecs_model::definition::{
    ContainerDefinition, Definition, DefinitionKey, LaunchType, NetworkMode, PortMapping, Protocol, Workload,
};
use ecs_model::engine::{self, Step};
use ecs_model::event::{Event, EventKind};
use ecs_model::instance_types;
use ecs_model::lifecycle::{self, Launch};
use ecs_model::load_balancing;
use ecs_model::log::Log;
use ecs_model::parameters::{Parameters, Spread};
use ecs_model::routing::Url;
use ecs_model::setup;
use ecs_model::time::{Duration, Time};
use ecs_model::traffic;
use ecs_model::world::{
    Action, ClusterKey, Container, ContainerStatus, DnsRecord, Fault, InstanceKey, Listener, LoadBalancer,
    LoadBalancerKey, TargetGroup, TargetGroupKey, TargetType, TaskKey, TaskStatus, TrafficSource, World,
    ZoneKey,
};

pub const PORT: u16 = 8080;

/// What the process behind a target does with a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Process {
    /// Answers requests, and health checks with this status.
    Answers(u16),
    Refuses,
    Hangs,
    /// Its address is gone.
    Silent,
}

pub struct Stage {
    pub world: World,
    pub log: Log,
}

impl Stage {
    /// A load balancer `front` with one listener that forwards to a first group, which is empty.
    /// Nothing takes time unless the test says so.
    pub fn new() -> Stage {
        let parameters = Parameters {
            target_registration: Spread::fixed(Duration::ZERO),
            network_hop: Duration::ZERO,
            ..Parameters::default()
        };
        let mut stage = Stage { world: World::empty(7, parameters), log: Log::default() };
        let group = stage.add_group("web");
        let front = LoadBalancerKey(0);
        stage.world.load_balancers.push(LoadBalancer {
            key: front,
            name: Arc::from("front"),
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
        stage.add_name("app.example.test");
        stage
    }

    pub fn add_name(&mut self, name: &str) {
        let record = DnsRecord { alias_to: LoadBalancerKey(0), ttl: Duration::seconds(60) };
        self.world.dns.insert(Arc::from(name), record);
    }

    pub fn add_group(&mut self, name: &str) -> TargetGroupKey {
        setup::add_target_group(&mut self.world, name, TargetType::Ip, |_| {})
    }

    pub fn group(&mut self, name: &str) -> &mut TargetGroup {
        self.world.target_groups.iter_mut().find(|group| &*group.name == name).expect("a group of this name")
    }

    /// A running task with a definition of its own, so that its workload can be changed alone.
    pub fn add_task(&mut self, process: Process) -> TaskKey {
        let definition = DefinitionKey(self.world.definitions.len() as u32);
        self.world.definitions.push(Arc::new(one_container(definition.0)));
        let launch = Launch {
            cluster: ClusterKey(0),
            service: None,
            definition,
            launch_type: LaunchType::Fargate,
            instance: None,
            zone: ZoneKey(0),
            slot: 0,
        };
        let key = lifecycle::create(&mut self.world, launch);
        let started = Some(self.world.now);
        let row = self.world.tasks.get_mut(key).expect("the task");
        row.last_status = TaskStatus::Running;
        row.containers[0] = Container { status: ContainerStatus::Running, started, ..Container::new() };
        self.set_process(key, process);
        key
    }

    pub fn set_process(&mut self, task: TaskKey, process: Process) {
        let row = self.world.tasks.get_mut(task).expect("the task");
        let running = process != Process::Refuses;
        row.containers[0].status = if running { ContainerStatus::Running } else { ContainerStatus::Stopped };
        row.containers[0].faults = if process == Process::Hangs { vec![Fault::Hangs] } else { Vec::new() };
        row.address = (process != Process::Silent).then(|| address(task));
        if let Process::Answers(status) = process {
            self.workload(task).health_check_status = status;
        }
    }

    /// An instance of the first zone, for targets behind host ports.
    pub fn add_instance(&mut self) -> InstanceKey {
        let cluster = setup::add_cluster(&mut self.world, "demo");
        let instance_type = instance_types::find("t3.medium").expect("the type");
        setup::add_instance(&mut self.world, &mut self.log, cluster, instance_type, ZoneKey(0))
    }

    pub fn workload(&mut self, task: TaskKey) -> &mut Workload {
        let definition = self.world.tasks.get(task).expect("the task").definition;
        &mut Arc::make_mut(&mut self.world.definitions[definition.index()]).containers[0].workload
    }

    pub fn register(&mut self, group: &str, task: TaskKey) {
        let group = self.group(group).key;
        assert!(self.step(|step| load_balancing::register(step, group, task, 0, PORT)));
    }

    pub fn step<R>(&mut self, body: impl FnOnce(&mut Step<'_>) -> R) -> R {
        body(&mut Step { world: &mut self.world, log: &mut self.log, cause: None })
    }

    /// Adds clients that ask for `url`, sending nothing yet.
    pub fn add_source(&mut self, url: &str) -> usize {
        let url = Url::parse(url).expect("a URL");
        self.world.traffic.push(TrafficSource::browsers(Arc::from("clients"), url, 0));
        self.world.traffic.len() - 1
    }

    pub fn send(&mut self, source: usize) {
        self.step(|step| traffic::send(step, source));
    }

    /// Lets time pass and checks after every step that targets and requests agree.
    pub fn advance(&mut self, until: Time) {
        while engine::step(&mut self.world, &mut self.log, until) {
            self.check();
        }
        self.world.now = self.world.now.max(until);
    }

    pub fn check(&self) {
        assert_eq!(
            load_balancing::inconsistencies(&self.world),
            Vec::<String>::new(),
            "at {}",
            self.world.now
        );
    }

    /// The states that the targets of a task went through, as `(when, state, reason, description)`.
    pub fn target_states(&self, task: TaskKey) -> Vec<(Time, String, String, String)> {
        let of_task = |event: &Event| match &event.kind {
            EventKind::TargetStateChange { task: of, state, reason, description, .. } if of.key == task => {
                let state = state.map_or("gone", |state| state.as_aws());
                Some((event.at, state.to_owned(), (*reason).to_owned(), description.to_string()))
            }
            _ => None,
        };
        self.log.events.iter().filter_map(of_task).collect()
    }
}

fn address(task: TaskKey) -> Ipv4Addr {
    Ipv4Addr::from_bits(0x0a00_0010 + task.0)
}

/// One container that listens on [`PORT`] at once and answers at once.
pub fn one_container(number: u32) -> Definition {
    Definition {
        family: Arc::from("web"),
        revision: number + 1,
        network_mode: NetworkMode::Awsvpc,
        cpu: Some(256),
        memory: Some(512),
        requires_fargate: true,
        containers: vec![ContainerDefinition {
            name: Arc::from("app"),
            image: Arc::from("app"),
            essential: true,
            cpu: 0,
            memory: None,
            memory_reservation: None,
            port_mappings: vec![PortMapping {
                container_port: PORT,
                host_port: PORT,
                protocol: Protocol::Tcp,
            }],
            depends_on: Vec::new(),
            health_check: None,
            start_timeout: None,
            stop_timeout: Duration::seconds(30),
            restart_policy: None,
            workload: Workload { start: Duration::ZERO, service_time: Duration::ZERO, ..Workload::default() },
        }],
    }
}
