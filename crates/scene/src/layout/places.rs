//! Which place each task has, in numbers: no pixels yet.
//!
//! A place is kept for as long as its task is not STOPPED, whatever happens around it. The world
//! stores no places, and a picture must not depend on earlier pictures, so places follow from the
//! history that the world shows anyway: tasks take their places in the order in which they were
//! created, each the one that its slot names or, when that is taken, the next that was free at
//! that moment. What happens later cannot change it. (Once a stopped task that stood in the way
//! is forgotten, after an hour of the model, a task it had displaced may move once.)

use ecs_model::time::Time;
use ecs_model::world::{
    ClusterKey, Instance, InstanceKey, InstanceStatus, ServiceKey, Task, TaskKey, TaskStatus, World, ZoneKey,
};
use ecs_sort::SortedMap;

use crate::reading::Reading;

/// Places of a zone that a picture shows at most; ECS allows 5,000 tasks a service.
const MOST_PLACES: usize = 10_000;

/// Who stands in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occupant {
    /// A task.
    Task(TaskKey),
    /// Nobody, though the service wants somebody there; counts from 0 within the service.
    Socket(u32),
    /// Nobody, though desired tasks would stand there if the zones were equally full.
    Free,
    /// Nobody.
    Nobody,
}

/// A service whose tasks stand free in their zones, or the cluster's tasks without a service.
#[derive(Clone, Debug)]
pub struct Band {
    /// The service; absent for standalone tasks.
    pub service: Option<ServiceKey>,
    /// By zone of the cluster, then by place. All zones have equally many places.
    pub columns: Vec<Vec<Occupant>>,
}

impl Band {
    /// Places in each zone.
    pub fn places(&self) -> usize {
        self.columns.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// A container instance and who stands on it.
#[derive(Clone, Debug)]
pub struct Host {
    /// The instance.
    pub instance: InstanceKey,
    /// By place.
    pub places: Vec<Occupant>,
}

/// A service whose tasks stand on container instances.
#[derive(Clone, Copy, Debug)]
pub struct Placed {
    /// The service.
    pub service: ServiceKey,
    /// Its empty sockets: they have no instance, so they stand beside the service's name.
    pub sockets: u32,
}

/// A cluster in numbers.
#[derive(Clone, Debug)]
pub struct Places {
    /// The cluster.
    pub cluster: ClusterKey,
    /// Zones in which it has anything, in the order of the world. At least one.
    pub zones: Vec<ZoneKey>,
    /// Services whose tasks stand free.
    pub bands: Vec<Band>,
    /// Instances by zone of `zones`.
    pub hosts: Vec<Vec<Host>>,
    /// Services whose tasks stand on instances.
    pub placed: Vec<Placed>,
}

impl Places {
    /// Everybody in the cluster: tasks and empty sockets.
    pub fn population(&self) -> usize {
        let bands = self.bands.iter().flat_map(|band| band.columns.iter().flatten());
        let hosts = self.hosts.iter().flatten().flat_map(|host| &host.places);
        let standing = bands
            .chain(hosts)
            .filter(|occupant| matches!(occupant, Occupant::Task(_) | Occupant::Socket(_)))
            .count();
        standing + self.placed.iter().map(|placed| placed.sockets as usize).sum::<usize>()
    }
}

/// The places of every cluster.
pub fn places(reading: &Reading<'_>) -> Vec<Places> {
    let world = reading.world;
    let clusters = (0..u32::try_from(world.clusters.len()).unwrap_or(u32::MAX)).map(ClusterKey);
    clusters.map(|cluster| cluster_places(reading, cluster)).collect()
}

fn cluster_places(reading: &Reading<'_>, cluster: ClusterKey) -> Places {
    let world = reading.world;
    let zones = zones_of(world, cluster);
    let services = world.services.iter().filter(|service| service.cluster == cluster);
    let (on_instances, free): (Vec<_>, Vec<_>) = services.partition(|service| Reading::on_instances(service));
    let mut bands: Vec<Band> = free
        .iter()
        .map(|service| {
            let wanted = service.desired_count;
            let mut band = band(world, &zones, Some(service.key), cluster, wanted);
            add_sockets(&mut band, reading.missing(service));
            band
        })
        .collect();
    let standalone = band(world, &zones, None, cluster, 0);
    if standalone.places() > 0 {
        bands.push(standalone);
    }
    let placed = on_instances
        .iter()
        .map(|service| Placed { service: service.key, sockets: reading.missing(service) })
        .collect();
    Places { cluster, hosts: hosts(world, &zones, cluster), zones, bands, placed }
}

/// Zones that the cluster's services, tasks or instances name, in the order of the world.
fn zones_of(world: &World, cluster: ClusterKey) -> Vec<ZoneKey> {
    let services = world.services.iter().filter(|service| service.cluster == cluster);
    let mut zones: Vec<ZoneKey> = services.flat_map(|service| service.zones.iter().copied()).collect();
    zones.extend(world.instances.values().filter(|i| i.cluster == cluster).map(|i| i.zone));
    zones.extend(world.tasks.values().filter(|t| t.cluster == cluster && is_there(t)).map(|t| t.zone));
    ecs_sort::sort(&mut zones);
    zones.dedup();
    if zones.is_empty() {
        zones.push(ZoneKey(0));
    }
    zones
}

fn is_there(task: &Task) -> bool {
    task.last_status != TaskStatus::Stopped
}

/// Fills a column of places with tasks in the order of their creation.
#[derive(Default)]
struct Column {
    /// By place: who stands there, and from when on the place is free again.
    taken: SortedMap<usize, (TaskKey, Option<Time>)>,
}

impl Column {
    fn take(&mut self, task: &Task, wish: usize) {
        let free = |place: &usize| match self.taken.get(place) {
            None => true,
            Some((_, until)) => until.is_some_and(|until| until < task.times.created),
        };
        // Tasks are finite, so some place is free.
        if let Some(place) = (wish..).find(free) {
            let until = if is_there(task) { None } else { task.times.stopped };
            self.taken.insert(place, (task.key, until));
        }
    }

    fn occupants(&self) -> Vec<Occupant> {
        let there = || self.taken.iter().filter(|(_, (_, until))| until.is_none());
        let length = there().map(|(place, _)| place + 1).max().unwrap_or(0);
        let mut places = vec![Occupant::Nobody; length];
        for (place, (task, _)) in there() {
            if let Some(occupant) = places.get_mut(*place) {
                *occupant = Occupant::Task(*task);
            }
        }
        places
    }
}

/// A service's tasks in their zones: slot 0 first in the first zone, slot 1 first in the second.
fn band(
    world: &World,
    zones: &[ZoneKey],
    service: Option<ServiceKey>,
    cluster: ClusterKey,
    wanted: u32,
) -> Band {
    let mut columns: Vec<Column> = zones.iter().map(|_| Column::default()).collect();
    let on_its_own =
        |task: &&Task| task.instance.is_none() && task.cluster == cluster && task.service == service;
    for task in world.tasks.values().filter(on_its_own) {
        let column = zones.iter().position(|zone| *zone == task.zone).and_then(|at| columns.get_mut(at));
        if let Some(column) = column {
            column.take(task, (task.slot as usize / zones.len()).min(MOST_PLACES));
        }
    }
    let mut columns: Vec<Vec<Occupant>> = columns.iter().map(Column::occupants).collect();
    let rows = (wanted as usize).div_ceil(zones.len()).min(MOST_PLACES);
    let places = columns.iter().map(Vec::len).max().unwrap_or(0).max(rows);
    for (zone, column) in columns.iter_mut().enumerate() {
        column.resize(places, Occupant::Nobody);
        let nobody = column.iter_mut().enumerate().filter(|(_, occupant)| **occupant == Occupant::Nobody);
        let desired = nobody.filter(|(place, _)| place * zones.len() + zone < wanted as usize);
        desired.for_each(|(_, occupant)| *occupant = Occupant::Free);
    }
    Band { service, columns }
}

/// Puts empty sockets into the first free places, row by row; new rows are added as needed.
fn add_sockets(band: &mut Band, missing: u32) {
    let mut number = 0;
    let mut place = 0;
    while number < missing && place < MOST_PLACES && !band.columns.is_empty() {
        for column in &mut band.columns {
            if place >= column.len() {
                column.push(Occupant::Nobody);
            }
            let free = |occupant: &&mut Occupant| matches!(occupant, Occupant::Free | Occupant::Nobody);
            if let Some(occupant) = column.get_mut(place).filter(free).filter(|_| number < missing) {
                *occupant = Occupant::Socket(number);
                number += 1;
            }
        }
        place += 1;
    }
}

fn hosts(world: &World, zones: &[ZoneKey], cluster: ClusterKey) -> Vec<Vec<Host>> {
    let mut columns: SortedMap<InstanceKey, Column> = SortedMap::new();
    for task in world.tasks.values().filter(|task| task.cluster == cluster) {
        if let Some(instance) = task.instance {
            columns.get_or_default(instance).take(task, 0);
        }
    }
    let is_shown = |instance: &&Instance| {
        instance.cluster == cluster
            && (instance.status != InstanceStatus::Inactive
                || columns.get(&instance.key).is_some_and(|column| !column.occupants().is_empty()))
    };
    let host = |instance: &Instance| Host {
        instance: instance.key,
        places: columns.get(&instance.key).map(Column::occupants).unwrap_or_default(),
    };
    let in_zone = |zone: &ZoneKey| {
        world.instances.values().filter(is_shown).filter(|i| i.zone == *zone).map(host).collect()
    };
    zones.iter().map(in_zone).collect()
}
