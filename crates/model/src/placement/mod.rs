//! Placement on container instances (scheduler.md 3): who takes a task, and why the others do not.
//!
//! One pass of a scheduler surveys the instances of a cluster once ([`Rooms::survey`]) and then
//! places its tasks one after the other with updated numbers. Nothing of that is stored: a
//! picture that asks "why not there?" surveys again ([`verdicts`]).

mod filters;
mod rooms;
mod strategies;

pub use filters::{Check, Verdict};
pub use rooms::{Room, Rooms};
pub use strategies::DEFAULT as DEFAULT_STRATEGY;

use crate::definition::Definition;
use crate::random::Stream;
use crate::world::{InstanceKey, Service, World};

/// What a task needs of an instance.
#[derive(Clone, Copy, Debug)]
pub struct Demand<'a> {
    /// The service it belongs to; a standalone task has none.
    pub service: Option<&'a Service>,
    /// The revision it runs.
    pub definition: &'a Definition,
}

/// Where the next task goes; the reason in the words of the service event when no instance takes
/// it (scheduler.md 2.17, E15 and what follows it).
///
/// # Errors
/// The reference's number of the message and the text.
pub fn place(rooms: &Rooms, demand: Demand<'_>, ties: &mut Stream) -> Result<InstanceKey, Refusal> {
    let fitting: Vec<&Room> = rooms.active().filter(|room| filters::fits(room, demand)).collect();
    strategies::choose(rooms, fitting, demand.service, ties).ok_or_else(|| refusal(rooms, demand))
}

/// Why no instance took a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The reference's number of the message: `E15a` to `E15g`.
    pub code: &'static str,
    /// What follows `was unable to place a task because no container instance met all of its
    /// requirements.`
    pub suffix: String,
}

/// AWS does not say what "closest" means: here it is the instance that passes the most filters
/// in their order, then the one with the largest part of its CPU and memory free.
fn refusal(rooms: &Rooms, demand: Demand<'_>) -> Refusal {
    let closest = rooms.active().max_by_key(|room| {
        (filters::passed_in_a_row(room, demand), room.free_permille(), std::cmp::Reverse(room.instance))
    });
    let missing = closest.and_then(|room| Some((room, filters::first_missing(room, demand)?)));
    match missing {
        Some((room, check)) => {
            let (code, what) = check.message();
            let id = format!("{:032x}", room.container_instance);
            Refusal { code, suffix: format!(" The closest matching (container-instance {id}) {what}") }
        }
        None => Refusal {
            code: "E15g",
            suffix: " Reason: No Container Instances were found in your cluster.".to_owned(),
        },
    }
}

/// What each instance of the cluster says to one more task of `service` that runs `definition`,
/// oldest instance first.
pub fn verdicts(world: &World, service: &Service, definition: &Definition) -> Vec<Verdict> {
    let rooms = Rooms::survey(world, service.cluster, Some(service.key));
    let demand = Demand { service: Some(service), definition };
    rooms.all().map(|room| filters::verdict(room, demand)).collect()
}
