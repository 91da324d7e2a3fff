//! Builds worlds by hand: exactly the moment that a picture should show, without a run.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::net::Ipv4Addr;
use std::sync::Arc;

use ecs_model::definition::{
    ContainerDefinition, Definition, DefinitionKey, LaunchType, NetworkMode, PortMapping, Protocol, Workload,
};
use ecs_model::event::Seq;
use ecs_model::parameters::Parameters;
use ecs_model::requests::{Request, Route};
use ecs_model::routing::Url;
use ecs_model::time::{Duration, Time};
use ecs_model::world::*;

pub struct Builder {
    pub world: World,
    tasks_made: u32,
}

/// What a test says about a task; the rest follows.
pub struct TaskSpec {
    pub service: u32,
    pub zone: u32,
    pub slot: u32,
    pub status: TaskStatus,
    pub instance: Option<InstanceKey>,
}

pub fn on(service: u32, zone: u32, slot: u32) -> TaskSpec {
    TaskSpec { service, zone, slot, status: TaskStatus::Running, instance: None }
}

impl TaskSpec {
    pub fn status(self, status: TaskStatus) -> TaskSpec {
        TaskSpec { status, ..self }
    }

    pub fn instance(self, instance: InstanceKey) -> TaskSpec {
        TaskSpec { instance: Some(instance), ..self }
    }
}

impl Builder {
    /// A world with one cluster at 02:46.
    pub fn new() -> Builder {
        let mut world = World::empty(7, Parameters::default());
        world.now = Time(166_000_000);
        world.clusters.push(Cluster { name: Arc::from("prod") });
        Builder { world, tasks_made: 0 }
    }

    pub fn definition(
        &mut self,
        family: &str,
        revision: u32,
        mode: NetworkMode,
        containers: &[(&str, u16)],
    ) -> DefinitionKey {
        let key = DefinitionKey(self.world.definitions.len() as u32);
        let container = |(name, port): &(&str, u16)| ContainerDefinition {
            name: Arc::from(*name),
            image: Arc::from("nginx:1.27"),
            essential: true,
            cpu: 256,
            memory: Some(512),
            memory_reservation: None,
            port_mappings: if *port == 0 {
                Vec::new()
            } else {
                vec![PortMapping {
                    container_port: *port,
                    host_port: if mode == NetworkMode::Bridge { 0 } else { *port },
                    protocol: Protocol::Tcp,
                }]
            },
            depends_on: Vec::new(),
            health_check: None,
            start_timeout: None,
            stop_timeout: Duration::seconds(30),
            restart_policy: None,
            workload: Workload::default(),
        };
        self.world.definitions.push(Arc::new(Definition {
            family: Arc::from(family),
            revision,
            network_mode: mode,
            cpu: None,
            memory: None,
            requires_fargate: mode == NetworkMode::Awsvpc,
            containers: containers.iter().map(container).collect(),
        }));
        key
    }

    pub fn service(
        &mut self,
        name: &str,
        definition: DefinitionKey,
        launch_type: LaunchType,
        desired: u32,
    ) -> ServiceKey {
        let key = ServiceKey(self.world.services.len() as u32);
        let deployment = Deployment {
            id: DeploymentId(u64::from(key.0)),
            definition,
            status: DeploymentStatus::Primary,
            rollout_state: RolloutState::Completed,
            created: Time::ZERO,
            failed_tasks: 0,
            digests_known: true,
            cause: None,
        };
        self.world.services.push(Service {
            key,
            name: Arc::from(name),
            cluster: ClusterKey(0),
            desired_count: desired,
            launch_type,
            zones: vec![ZoneKey(0), ZoneKey(1)],
            load_balancers: Vec::new(),
            deployment_configuration: DeploymentConfiguration::default(),
            placement_strategy: Vec::new(),
            distinct_instance: false,
            health_check_grace_period: Duration::ZERO,
            deployments: vec![deployment],
            events: VecDeque::new(),
            throttle: Throttle::default(),
            unplaced: None,
            steady_since: Some(Time::ZERO),
            next_pass: self.world.now + Duration::seconds(8),
            launches: VecDeque::new(),
        });
        key
    }

    /// A load balancer with one listener, a name for it and a source of requests.
    pub fn front(&mut self, rules: Vec<(&str, TargetGroupKey)>, default: TargetGroupKey, per_second: u64) {
        let rule = |(at, (path, group)): (usize, (&str, TargetGroupKey))| ListenerRule {
            priority: 10 * (at as u32 + 1),
            conditions: vec![RuleCondition::Path(vec![Arc::from(path)])],
            action: Action::Forward(vec![(group, 1)]),
        };
        self.world.load_balancers.push(LoadBalancer {
            key: LoadBalancerKey(0),
            name: Arc::from("web-alb"),
            internet_facing: true,
            zones: vec![ZoneKey(0), ZoneKey(1)],
            idle_timeout: Duration::seconds(60),
            listeners: vec![Listener {
                port: 80,
                https: false,
                rules: rules.into_iter().enumerate().map(rule).collect(),
                default_action: Action::Forward(vec![(default, 1)]),
            }],
        });
        let record = DnsRecord { alias_to: LoadBalancerKey(0), ttl: Duration::seconds(60) };
        self.world.dns.insert(Arc::from("app.example.test"), record);
        let url = Url::parse("http://app.example.test/").unwrap();
        self.world.traffic.push(TrafficSource::browsers(Arc::from("clients"), url, per_second * 1_000));
    }

    pub fn group(
        &mut self,
        name: &str,
        target_type: TargetType,
        service: ServiceKey,
        port: u16,
    ) -> TargetGroupKey {
        let key = TargetGroupKey(self.world.target_groups.len() as u32);
        self.world.target_groups.push(TargetGroup::new(key, Arc::from(name), Arc::from("arn"), target_type));
        let service = &mut self.world.services[service.index()];
        service.load_balancers.push(ServiceLoadBalancer {
            target_group: key,
            container: Arc::from("app"),
            container_port: port,
        });
        key
    }

    pub fn instance(&mut self, zone: u32) -> InstanceKey {
        let number = self.world.instances.len() as u128;
        let address = Ipv4Addr::new(10, 0, zone as u8 * 32, 5 + number as u8);
        self.world.instances.insert_with(|key| Instance {
            key,
            id: InstanceId((0x0a4f + number * 0x1111) << 52),
            container_instance: number,
            cluster: ClusterKey(0),
            instance_type: InstanceType { name: Arc::from("t3.medium"), cpu: 2_048, memory: 4_096, enis: 3 },
            zone: ZoneKey(zone),
            address,
            status: InstanceStatus::Active,
            agent_connected: true,
            registered_cpu: 2_048,
            registered_memory: 3_884,
            dynamic_ports: BTreeMap::new(),
            next_dynamic_port: 32_768,
            bridge_addresses: BTreeSet::new(),
            images: BTreeSet::new(),
            queue: Vec::new(),
        })
    }

    pub fn task(&mut self, spec: TaskSpec) -> TaskKey {
        let now = self.world.now;
        self.tasks_made += 1;
        let made = self.tasks_made;
        let service = self.world.services[spec.service as usize].clone();
        let primary = service.primary().unwrap();
        let definition = self.world.definitions[primary.definition.index()].clone();
        let id = TaskId(u128::from(made).wrapping_mul(0x3f9a_51c3_88e1_0b27_94d0_49bb_1331_11eb) | 1);
        let leaving = spec.status > TaskStatus::Running;
        let container = |at: usize| Container {
            status: match spec.status {
                TaskStatus::Provisioning | TaskStatus::Pending => ContainerStatus::None,
                TaskStatus::Deprovisioning | TaskStatus::Stopped => ContainerStatus::Stopped,
                _ => ContainerStatus::Running,
            },
            stop_requested: spec.status == TaskStatus::Stopping,
            started: Some(now),
            signalled: None,
            kill_due: None,
            stopped: None,
            exit_code: None,
            reason: None,
            health: Health::Unknown,
            health_failures: 0,
            restarts: 0,
            address: (definition.network_mode == NetworkMode::Bridge)
                .then(|| Ipv4Addr::new(172, 17, 0, 2 + at as u8)),
            bindings: bindings(&definition, at, made),
            faults: Vec::new(),
        };
        let address = (definition.network_mode == NetworkMode::Awsvpc
            && spec.status != TaskStatus::Provisioning)
            .then(|| Ipv4Addr::new(10, 0, spec.zone as u8 * 32 + 1, 16 + (made % 200) as u8));
        let key = self.world.tasks.insert_with(|key| Task {
            key,
            id,
            cluster: ClusterKey(0),
            service: Some(service.key),
            deployment: Some(primary.id),
            definition: primary.definition,
            launch_type: service.launch_type,
            instance: spec.instance,
            zone: ZoneKey(spec.zone),
            slot: spec.slot,
            last_status: spec.status,
            status_since: Time(now.0 - 8_000_000),
            desired_status: if leaving { DesiredStatus::Stopped } else { DesiredStatus::Running },
            health: Health::Unknown,
            waiting: waiting(spec.status),
            waiting_until: (spec.status != TaskStatus::Running).then(|| now + Duration::seconds(9)),
            version: 0,
            times: TaskTimes {
                created: Time(u64::from(made)),
                started: Some(Time(now.0 - 60_000_000)),
                ..TaskTimes::default()
            },
            stop: None,
            address,
            registered_in: service.load_balancers.iter().map(|lb| lb.target_group).collect(),
            containers: (0..definition.containers.len()).map(container).collect(),
        });
        let state = match spec.status {
            TaskStatus::Running => Some(TargetState::Healthy),
            TaskStatus::Activating => Some(TargetState::Initial),
            TaskStatus::Deactivating => Some(TargetState::Draining),
            _ => None,
        };
        for balancer in service.load_balancers.iter().filter(|_| state.is_some()) {
            self.register(balancer.target_group, key, state.unwrap());
        }
        key
    }

    fn register(&mut self, group: TargetGroupKey, task: TaskKey, state: TargetState) {
        let found = self.world.tasks.get(task).unwrap();
        let (zone, address, instance) = (found.zone, found.address, found.instance);
        let binding = found.containers.iter().flat_map(|c| &c.bindings).next().copied();
        let group = &mut self.world.target_groups[group.index()];
        group.targets.push(Target {
            registration: group.next_registration,
            id: address.map_or(TargetId::Instance(instance.unwrap_or(InstanceKey(0))), TargetId::Ip),
            port: binding.map_or(80, |binding| binding.host_port),
            task,
            container: 0,
            zone,
            state,
            state_since: Time::ZERO,
            reason: "",
            description: Arc::from(""),
            passes: 0,
            failures: 0,
            drain_until: None,
            in_flight: 0,
            last_placed: 0,
            series: 0,
        });
        group.next_registration += 1;
    }

    pub fn edit(&mut self, task: TaskKey, change: impl FnOnce(&mut Task)) {
        change(self.world.tasks.get_mut(task).unwrap());
    }

    /// Requests at an even pace over the last `seconds`, to the targets of `group` in turn.
    pub fn requests(&mut self, group: TargetGroupKey, rule: Option<usize>, per_second: u64, seconds: u64) {
        let targets: Vec<TaskKey> = self.world.target_groups[group.index()]
            .targets
            .iter()
            .filter(|target| target.state == TargetState::Healthy)
            .map(|target| target.task)
            .collect();
        if targets.is_empty() || per_second == 0 {
            return;
        }
        let many = per_second * seconds;
        let gap = 1_000_000 / per_second;
        let mut sent: Vec<Request> = self.world.requests.recent.drain(..).collect();
        for at in 0..many {
            // A little uneven, as real arrivals are.
            let jitter = (at * 7_919) % gap.max(1);
            let when = Time(self.world.now.0 - (many - at) * gap + jitter);
            sent.push(Request {
                number: self.world.requests.next_number,
                source: 0,
                sent: when,
                ended: when + Duration::millis(40),
                route: Route {
                    load_balancer: Some(LoadBalancerKey(0)),
                    listener: Some(0),
                    rule,
                    target_group: Some(group),
                    task: Some(targets[at as usize % targets.len()]),
                },
                status: 200,
                why: "",
            });
            self.world.requests.next_number += 1;
        }
        sent.sort_by_key(|request| request.ended);
        self.world.requests.recent = sent.into_iter().filter(|r| r.ended <= self.world.now).collect();
    }

    /// A request that failed on its way to `task` this long ago.
    pub fn failure(&mut self, group: TargetGroupKey, task: Option<TaskKey>, status: u16, ago: Duration) {
        let when = Time(self.world.now.0 - ago.0);
        let number = self.world.requests.next_number;
        self.world.requests.next_number += 1;
        self.world.requests.recent.push_back(Request {
            number,
            source: 0,
            sent: when,
            ended: when,
            route: Route {
                load_balancer: Some(LoadBalancerKey(0)),
                listener: Some(0),
                rule: None,
                target_group: Some(group),
                task,
            },
            status,
            why: "",
        });
    }

    pub fn unplaced(&mut self, service: ServiceKey, count: u32, message: &str) {
        let now = self.world.now;
        self.world.services[service.index()].unplaced = Some(Unplaced {
            since: Time(now.0 - 40_000_000),
            count,
            message: Arc::from(message),
            event: Seq(0),
            retry: now + Duration::seconds(252),
        });
    }
}

fn bindings(definition: &Definition, at: usize, made: u32) -> Vec<Binding> {
    let mapping = definition.containers[at].port_mappings.iter();
    let bind = |mapping: &PortMapping| Binding {
        container_port: mapping.container_port,
        host_port: if mapping.host_port == 0 { 32_768 + made as u16 - 1 } else { mapping.host_port },
        protocol: mapping.protocol,
    };
    match definition.network_mode {
        NetworkMode::Bridge | NetworkMode::Host => mapping.map(bind).collect(),
        NetworkMode::Awsvpc | NetworkMode::None => Vec::new(),
    }
}

fn waiting(status: TaskStatus) -> Waiting {
    match status {
        TaskStatus::Provisioning => Waiting::Interface,
        TaskStatus::Pending => Waiting::ImagePull,
        TaskStatus::Activating => Waiting::TargetRegistration,
        TaskStatus::Running | TaskStatus::Stopped => Waiting::Nothing,
        TaskStatus::Deactivating => Waiting::Draining,
        TaskStatus::Stopping => Waiting::ContainerStop,
        TaskStatus::Deprovisioning => Waiting::InterfaceDetach,
    }
}
