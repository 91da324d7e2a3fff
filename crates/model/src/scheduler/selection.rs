//! Which tasks go when some have to (scheduler.md 2.11).

use ecs_sort::SortedMap;

use crate::definition::LaunchType;
use crate::placement::{DEFAULT_STRATEGY, Rooms};
use crate::random::Stream;
use crate::world::{InstanceKey, PlacementStrategy, Service, TaskKey, World, ZoneKey};

use super::census::{Census, Judgement, Seen};

type Place = (ZoneKey, Option<InstanceKey>);

/// Chooses `count` of `candidates`: unhealthy ones first, then those that do not run yet, those
/// that do not count as healthy yet, and last the healthy ones; within each so that what remains
/// is placed as the strategy wants it. The stream settles what is left open.
pub(super) fn choose(
    world: &World,
    service: &Service,
    census: &Census,
    candidates: &[Seen],
    count: u32,
    ties: &mut Stream,
) -> Vec<TaskKey> {
    let count = count as usize;
    if count >= candidates.len() {
        return candidates.iter().map(|seen| seen.key).collect();
    }
    let mut spread = Spread::of(world, service, census);
    let mut chosen = Vec::new();
    for class in [Class::Unhealthy, Class::Pending, Class::Open, Class::Healthy] {
        let mut places: SortedMap<Place, Vec<TaskKey>> = SortedMap::new();
        for seen in candidates.iter().filter(|seen| Class::of(seen) == class) {
            places.get_or_default((seen.zone, seen.instance)).push(seen.key);
        }
        while chosen.len() < count
            && let Some((place, key)) = spread.take_from(&mut places, ties)
        {
            spread.leaves(world, place, key);
            chosen.push(key);
        }
    }
    chosen
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Unhealthy,
    Pending,
    Open,
    Healthy,
}

impl Class {
    fn of(seen: &Seen) -> Class {
        match seen.judgement {
            Judgement::Unhealthy => Class::Unhealthy,
            _ if !seen.was_running => Class::Pending,
            Judgement::Open => Class::Open,
            Judgement::Healthy => Class::Healthy,
        }
    }
}

/// How the tasks of a service lie over zones and instances.
struct Spread {
    strategies: Vec<PlacementStrategy>,
    zones: SortedMap<ZoneKey, u32>,
    instances: SortedMap<InstanceKey, u32>,
    /// CPU units and MiB that each instance has left.
    free: SortedMap<InstanceKey, (u32, u32)>,
}

impl Spread {
    fn of(world: &World, service: &Service, census: &Census) -> Spread {
        let ec2 = service.launch_type == LaunchType::Ec2;
        let strategies = match service.placement_strategy.as_slice() {
            [] => DEFAULT_STRATEGY.to_vec(),
            strategies => strategies.to_vec(),
        };
        let (mut zones, mut instances) = (SortedMap::new(), SortedMap::new());
        for seen in census.live() {
            add(&mut zones, seen.zone);
            if let Some(instance) = seen.instance {
                add(&mut instances, instance);
            }
        }
        let free = if ec2 {
            let rooms = Rooms::survey(world, service.cluster, None);
            rooms.all().map(|room| (room.instance, (room.free_cpu, room.free_memory))).collect()
        } else {
            SortedMap::new()
        };
        Spread { strategies, zones, instances, free }
    }

    /// Takes one task from the place that the strategies, read backwards, would empty first.
    fn take_from(
        &self,
        places: &mut SortedMap<Place, Vec<TaskKey>>,
        ties: &mut Stream,
    ) -> Option<(Place, TaskKey)> {
        let scores =
            |place: &Place| -> Vec<u32> { self.strategies.iter().map(|s| self.score(*s, *place)).collect() };
        let best =
            places.iter().filter(|(_, tasks)| !tasks.is_empty()).map(|(place, _)| scores(place)).max()?;
        let tied: Vec<Place> = places
            .iter()
            .filter(|(place, tasks)| !tasks.is_empty() && scores(place) == best)
            .map(|(p, _)| *p)
            .collect();
        let of = |place: &Place| places.get(place).map_or(0, Vec::len);
        let mut drawn =
            ties.below(u32::try_from(tied.iter().map(of).sum::<usize>()).unwrap_or(u32::MAX)) as usize;
        for place in tied {
            let tasks = places.get_mut(&place)?;
            if drawn < tasks.len() {
                return Some((place, tasks.remove(drawn)));
            }
            drawn = drawn.saturating_sub(tasks.len());
        }
        None
    }

    fn score(&self, strategy: PlacementStrategy, (zone, instance): Place) -> u32 {
        let free = instance.and_then(|instance| self.free.get(&instance)).copied().unwrap_or_default();
        match strategy {
            PlacementStrategy::SpreadZone => self.zones.get(&zone).copied().unwrap_or(0),
            PlacementStrategy::SpreadInstance => {
                instance.and_then(|instance| self.instances.get(&instance)).copied().unwrap_or(0)
            }
            PlacementStrategy::BinpackCpu => free.0,
            PlacementStrategy::BinpackMemory => free.1,
            PlacementStrategy::Random => 0,
        }
    }

    /// Notes that a task goes.
    fn leaves(&mut self, world: &World, (zone, instance): Place, key: TaskKey) {
        subtract(&mut self.zones, zone);
        let Some(instance) = instance else { return };
        subtract(&mut self.instances, instance);
        if let (Some(free), Some(definition)) = (self.free.get_mut(&instance), world.definition_of(key)) {
            *free = (
                free.0.saturating_add(definition.reserved_cpu()),
                free.1.saturating_add(definition.reserved_memory()),
            );
        }
    }
}

fn add<K: Ord>(counts: &mut SortedMap<K, u32>, key: K) {
    let count = counts.get_or_default(key);
    *count = count.saturating_add(1);
}

fn subtract<K: Ord>(counts: &mut SortedMap<K, u32>, key: K) {
    let count = counts.get_or_default(key);
    *count = count.saturating_sub(1);
}
