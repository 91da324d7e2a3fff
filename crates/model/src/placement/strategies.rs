//! Which of the fitting instances gets the task (scheduler.md 3.3).

use crate::random::Stream;
use crate::world::{InstanceKey, PlacementStrategy, Service};

use super::{Room, Rooms};

/// What a service without a strategy gets: an even spread over zones, then over instances.
pub const DEFAULT: [PlacementStrategy; 2] =
    [PlacementStrategy::SpreadZone, PlacementStrategy::SpreadInstance];

/// Each strategy keeps its best instances and passes them on; a seeded draw settles what is left.
/// A standalone task without a strategy goes anywhere.
pub(super) fn choose(
    rooms: &Rooms,
    fitting: Vec<&Room>,
    service: Option<&Service>,
    ties: &mut Stream,
) -> Option<InstanceKey> {
    let strategies = match service {
        Some(service) if service.placement_strategy.is_empty() => DEFAULT.as_slice(),
        Some(service) => service.placement_strategy.as_slice(),
        None => &[],
    };
    let mut left = fitting;
    for strategy in strategies {
        left = best(rooms, left, *strategy);
    }
    let drawn = ties.below(u32::try_from(left.len()).unwrap_or(u32::MAX));
    left.get(drawn as usize).map(|room| room.instance)
}

fn best<'a>(rooms: &Rooms, left: Vec<&'a Room>, strategy: PlacementStrategy) -> Vec<&'a Room> {
    let score = |room: &Room| match strategy {
        PlacementStrategy::SpreadZone => rooms.tasks_in(room.zone),
        PlacementStrategy::SpreadInstance => room.service_tasks,
        PlacementStrategy::BinpackCpu => room.free_cpu,
        PlacementStrategy::BinpackMemory => room.free_memory,
        PlacementStrategy::Random => 0,
    };
    let scores: Vec<u32> = left.iter().map(|room| score(room)).collect();
    let least = scores.iter().min().copied();
    left.into_iter().zip(scores).filter(|(_, score)| Some(*score) == least).map(|(room, _)| room).collect()
}
