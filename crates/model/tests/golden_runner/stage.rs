//! The world of a script and what was seen of it.

use std::collections::BTreeMap;

use ecs_model::definition::DefinitionKey;
use ecs_model::engine;
use ecs_model::event::{Event, EventKind, Seq};
use ecs_model::log::Log;
use ecs_model::parameters::{Parameters, Spread};
use ecs_model::scheduler::{self, Judgement};
use ecs_model::time::{Duration, Time};
use ecs_model::world::{ClusterKey, DeploymentId, InstanceKey, ServiceKey, Task, TaskKey, TaskStatus, World};

/// Least and greatest value of a metric since the mark.
pub type Range = (u32, u32);

pub struct Stage {
    pub world: World,
    pub log: Log,
    pub cluster: ClusterKey,
    pub instances: BTreeMap<String, InstanceKey>,
    pub tasks: BTreeMap<String, TaskKey>,
    pub marked_at: Time,
    pub marked_event: Seq,
    pub marked_deployments: Vec<DeploymentId>,
    pub ranges: BTreeMap<(ServiceKey, String), Range>,
    watched: Vec<(ServiceKey, String)>,
}

impl Stage {
    /// An empty world in which nothing is drawn: every span is the middle of its range, so that
    /// scripts can name times.
    pub fn new() -> Stage {
        let mut world = World::empty(7, steady_parameters());
        let cluster = ecs_model::setup::add_cluster(&mut world, "demo");
        Stage {
            world,
            log: Log::default(),
            cluster,
            instances: BTreeMap::new(),
            tasks: BTreeMap::new(),
            marked_at: Time::ZERO,
            marked_event: Seq(0),
            marked_deployments: Vec::new(),
            ranges: BTreeMap::new(),
            watched: Vec::new(),
        }
    }

    pub fn mark(&mut self) {
        self.marked_at = self.world.now;
        self.marked_event = self.world.next_event;
        self.marked_deployments = self
            .world
            .services
            .iter()
            .filter_map(|service| service.primary())
            .map(|primary| primary.id)
            .collect();
        self.ranges.clear();
        self.observe();
    }

    /// Events since the mark.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.log.events.iter().filter(|event| event.seq >= self.marked_event)
    }

    /// Service events since the mark.
    pub fn service_events(&self, of: ServiceKey) -> Vec<(Time, &'static str, u32)> {
        let line = |event: &Event| match &event.kind {
            EventKind::ServiceEvent { service, code, message, .. } if *service == of => {
                Some((event.at, *code, tasks_in(message)))
            }
            _ => None,
        };
        self.events().filter_map(line).collect()
    }

    /// Lets time pass until `until` or until `stop` says so; answers whether it did.
    pub fn advance(&mut self, until: Time, mut stop: impl FnMut(&Stage) -> bool) -> bool {
        self.observe();
        while engine::step(&mut self.world, &mut self.log, until) {
            self.observe();
            if stop(self) {
                return true;
            }
        }
        self.world.now = self.world.now.max(until);
        false
    }

    pub fn command(&mut self, command: ecs_model::command::Command) {
        engine::apply(&mut self.world, &mut self.log, &command);
        self.observe();
    }

    /// Notes the present values of all metrics.
    fn observe(&mut self) {
        if self.watched.len() != self.world.services.len() * (5 + 2 * self.instances.len()) {
            self.watched = self.metrics();
        }
        for (service, metric) in self.watched.clone() {
            let value = self.metric(service, &metric);
            let range = self.ranges.entry((service, metric)).or_insert((value, value));
            *range = (range.0.min(value), range.1.max(value));
        }
    }

    fn metrics(&self) -> Vec<(ServiceKey, String)> {
        let mut names: Vec<String> =
            ["live", "tasks", "running", "healthy", "unhealthy"].map(str::to_owned).to_vec();
        for instance in self.instances.keys() {
            names.push(format!("live@{instance}"));
            names.push(format!("running@{instance}"));
        }
        let services = self.world.services.iter().map(|service| service.key);
        services.flat_map(|service| names.iter().map(move |name| (service, name.clone()))).collect()
    }

    /// The present value of a metric.
    pub fn metric(&self, service: ServiceKey, metric: &str) -> u32 {
        let row = self.world.service(service).unwrap();
        let (metric, place) =
            metric.split_once('@').map_or((metric, None), |(metric, at)| (metric, Some(at)));
        let instance = place.map(|name| self.instances[name]);
        let judged = |task: &Task, verdict| scheduler::judge(&self.world, row, task) == verdict;
        let counts = |task: &&Task| match metric {
            "live" => task.is_live(),
            "tasks" => true,
            "running" => task.last_status == TaskStatus::Running,
            "healthy" => judged(task, Judgement::Healthy),
            "unhealthy" => judged(task, Judgement::Unhealthy),
            _ => panic!("unknown metric {metric}"),
        };
        let here = |task: &&Task| instance.is_none() || task.instance == instance;
        self.world.tasks_of(service).filter(here).filter(counts).count() as u32
    }

    pub fn service(&self, name: &str) -> ServiceKey {
        let found = self.world.services.iter().find(|service| service.name.as_ref() == name);
        found.unwrap_or_else(|| panic!("no service {name}")).key
    }

    /// `web/0` or a name.
    pub fn task(&self, name: &str) -> TaskKey {
        if let Some(key) = self.tasks.get(name) {
            return *key;
        }
        let (service, position) = name.split_once('/').unwrap_or_else(|| panic!("no task {name}"));
        let mut live = self.world.tasks_of(self.service(service)).filter(|task| task.is_live());
        live.nth(position.parse().unwrap()).unwrap_or_else(|| panic!("no task {name}")).key
    }

    pub fn container(&self, task: TaskKey, name: &str) -> usize {
        let definition = self.world.definition_of(task).unwrap();
        definition.containers.iter().position(|container| container.name.as_ref() == name).unwrap()
    }

    /// `web` or `web:2`.
    pub fn definition(&self, name: &str) -> DefinitionKey {
        let (family, revision) =
            name.split_once(':').map_or((name, 1), |(family, revision)| (family, revision.parse().unwrap()));
        let found = self
            .world
            .definitions
            .iter()
            .position(|row| row.family.as_ref() == family && row.revision == revision);
        DefinitionKey(found.unwrap_or_else(|| panic!("no definition {name}")) as u32)
    }

    /// Every event so far, for a person who looks for the fault.
    pub fn story(&self) -> String {
        let line = |event: &Event| {
            let cause = event.cause.map(|cause| format!("#{}", cause.0)).unwrap_or_default();
            format!("{} #{} {cause} {}", event.at, event.seq.0, event.kind.sentence(&self.world))
        };
        self.log.events.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// The number in `has started 3 tasks`; 0 when the message names none.
fn tasks_in(message: &str) -> u32 {
    message.split(' ').find_map(|word| word.parse().ok()).unwrap_or(0)
}

fn steady_parameters() -> Parameters {
    let seconds = |seconds| Spread::fixed(Duration::seconds(seconds));
    Parameters {
        fargate_provisioning: seconds(12),
        eni_attach: seconds(6),
        container_start: seconds(1),
        activating: seconds(8),
        deregister_after_stop: seconds(10),
        deregister_after_exit: seconds(10),
        fargate_deprovisioning: seconds(15),
        eni_detach: seconds(7),
        digest_probe: false,
        digest_report: seconds(15),
        target_registration: seconds(1),
        ..Parameters::default()
    }
}
