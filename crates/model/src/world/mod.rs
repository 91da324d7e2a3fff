//! The state of everything at one moment: plain data, cloned, compared and hashed.
//!
//! A world knows nothing of how it changes; that is the engine's. It holds no references to
//! the outside, no clock and no randomness but its own seeded streams, so that two equal
//! worlds have the same future.

mod capacity;
mod routing;
mod service;
mod target_group;
mod task;

use std::sync::Arc;

use ecs_sort::SortedMap;

pub use capacity::*;
pub use routing::*;
pub use service::*;
pub use target_group::*;
pub use task::*;

use crate::definition::{Definition, DefinitionKey};
use crate::engine::Timers;
use crate::event::Seq;
use crate::parameters::Parameters;
use crate::random::Streams;
use crate::requests::Requests;
use crate::table::Table;
use crate::time::Time;

/// Everything at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct World {
    /// The moment.
    pub now: Time,
    /// The number that the next event gets.
    pub next_event: Seq,
    /// What can be tuned.
    pub parameters: Parameters,
    /// Availability Zones of the Region, for example `us-east-1a`. At least one.
    pub zones: Vec<Arc<str>>,
    /// Registered revisions, under [`DefinitionKey`].
    pub definitions: Vec<Arc<Definition>>,
    /// Clusters, under [`ClusterKey`].
    pub clusters: Vec<Cluster>,
    /// Addresses of the subnets that are taken.
    pub subnets: Subnets,
    /// Container instances.
    pub instances: Table<InstanceKey, Instance>,
    /// Services, under [`ServiceKey`].
    pub services: Vec<Service>,
    /// Tasks, stopped ones included for as long as they stay visible.
    pub tasks: Table<TaskKey, Task>,
    /// Target groups, under [`TargetGroupKey`].
    pub target_groups: Vec<TargetGroup>,
    /// Application Load Balancers, under [`LoadBalancerKey`].
    pub load_balancers: Vec<LoadBalancer>,
    /// Route 53 records by name.
    pub dns: SortedMap<Arc<str>, DnsRecord>,
    /// Who sends requests.
    pub traffic: Vec<TrafficSource>,
    /// Requests under way and what became of the last ones.
    pub requests: Requests,
    /// When the rows of stopped tasks are dropped next.
    pub next_purge: Option<Time>,
    /// What is due.
    pub timers: Timers,
    /// Where randomness comes from.
    pub streams: Streams,
    /// The fault that is switched on, in tests.
    #[cfg(any(test, feature = "sabotage"))]
    pub sabotage: Option<crate::sabotage::Sabotage>,
}

impl World {
    /// A world with no resources in it.
    pub fn empty(seed: u64, parameters: Parameters) -> World {
        World {
            now: Time::ZERO,
            next_event: Seq(0),
            parameters,
            zones: ["us-east-1a", "us-east-1b"].map(Arc::from).to_vec(),
            definitions: Vec::new(),
            clusters: Vec::new(),
            subnets: Subnets::default(),
            instances: Table::default(),
            services: Vec::new(),
            tasks: Table::default(),
            target_groups: Vec::new(),
            load_balancers: Vec::new(),
            dns: SortedMap::new(),
            traffic: Vec::new(),
            requests: Requests::default(),
            next_purge: None,
            timers: Timers::default(),
            streams: Streams::new(seed),
            #[cfg(any(test, feature = "sabotage"))]
            sabotage: None,
        }
    }

    /// The Region of the zones, for example `us-east-1`.
    pub fn region(&self) -> &str {
        let zone = self.zones.first().map_or("us-east-1", |zone| zone);
        zone.trim_end_matches(|letter: char| letter.is_ascii_lowercase())
    }

    /// The revision under `key`.
    pub fn definition(&self, key: DefinitionKey) -> Option<&Arc<Definition>> {
        self.definitions.get(key.index())
    }

    /// The service under `key`.
    pub fn service(&self, key: ServiceKey) -> Option<&Service> {
        self.services.get(key.index())
    }

    /// The service under `key`, to change it.
    pub fn service_mut(&mut self, key: ServiceKey) -> Option<&mut Service> {
        self.services.get_mut(key.index())
    }

    /// The target group under `key`.
    pub fn target_group(&self, key: TargetGroupKey) -> Option<&TargetGroup> {
        self.target_groups.get(key.index())
    }

    /// The target group under `key`, to change it.
    pub fn target_group_mut(&mut self, key: TargetGroupKey) -> Option<&mut TargetGroup> {
        self.target_groups.get_mut(key.index())
    }

    /// The tasks of a service that are not yet STOPPED, oldest first.
    pub fn tasks_of(&self, service: ServiceKey) -> impl Iterator<Item = &Task> {
        let keys = self.service(service).map(|service| service.tasks.as_slice()).unwrap_or_default();
        keys.iter().filter_map(|key| self.tasks.get(*key))
    }

    /// The revision that a task runs.
    pub fn definition_of(&self, task: TaskKey) -> Option<&Arc<Definition>> {
        self.definition(self.tasks.get(task)?.definition)
    }
}
