//! Requests: simulated one by one, kept as counters, a ring of the last few thousand, and
//! every failure up to a cap.

mod calendar;
mod counters;

use std::collections::VecDeque;

use crate::time::Time;
use crate::world::{LoadBalancerKey, TargetGroupKey, TaskKey};

pub use calendar::{Calendar, Due};
pub use counters::Counters;

/// How many finished requests a world remembers.
pub const RECENT_REQUESTS: usize = 2_048;

/// Requests under way and what became of the last ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Requests {
    /// The number that the next request gets: how many were sent.
    pub next_number: u64,
    /// Those whose client waits for an answer.
    pub in_flight: InFlightRequests,
    /// When the next ones arrive and end.
    pub calendar: Calendar,
    /// Those that ended last, in the order of their end.
    pub recent: VecDeque<Request>,
    /// Since the world began.
    pub totals: Counters,
    /// In the second that runs.
    pub this_second: Counters,
}

impl Requests {
    /// Counts a request that ended and remembers it.
    pub(crate) fn finish(&mut self, request: Request) {
        self.totals.count(&request);
        self.this_second.count(&request);
        if self.recent.len() >= RECENT_REQUESTS {
            self.recent.pop_front();
        }
        self.recent.push_back(request);
    }
}

/// A request whose client waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InFlight {
    /// The request as it will end if nothing happens before; `ended` is when that is.
    pub request: Request,
    /// The registration that works on it; absent when the load balancer itself answers.
    pub registration: Option<u32>,
}

/// The requests under way, each in a slot that it keeps until it ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct InFlightRequests {
    slots: Vec<Option<InFlight>>,
    free: Vec<u32>,
}

impl InFlightRequests {
    /// Takes a request in and answers its slot.
    pub(crate) fn insert(&mut self, request: InFlight) -> u32 {
        if let Some(slot) = self.free.pop()
            && let Some(place) = self.slots.get_mut(slot as usize)
        {
            *place = Some(request);
            return slot;
        }
        let slot = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        self.slots.push(Some(request));
        slot
    }

    /// Takes the request out of a slot.
    pub(crate) fn remove(&mut self, slot: u32) -> Option<InFlight> {
        let request = self.slots.get_mut(slot as usize)?.take()?;
        self.free.push(slot);
        if self.free.len() == self.slots.len() {
            self.free.clear();
            self.slots.clear();
        }
        Some(request)
    }

    /// The request in a slot.
    pub(crate) fn get(&self, slot: u32) -> Option<&InFlight> {
        self.slots.get(slot as usize)?.as_ref()
    }

    /// The request in a slot, to change it.
    pub(crate) fn get_mut(&mut self, slot: u32) -> Option<&mut InFlight> {
        self.slots.get_mut(slot as usize)?.as_mut()
    }

    /// The requests under way, in no order that means anything.
    pub fn values(&self) -> impl Iterator<Item = &InFlight> {
        self.slots.iter().flatten()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.slots.len().saturating_sub(self.free.len())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The way of a request and its end: what a picture draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Request {
    /// Counts from 0 in order of arrival.
    pub number: u64,
    /// Position of its source in [`crate::world::World::traffic`].
    pub source: usize,
    /// When the client sent it.
    pub sent: Time,
    /// When the client had its answer.
    pub ended: Time,
    /// How far it came.
    pub route: Route,
    /// HTTP status that the client got; 0 when it got no HTTP answer at all.
    pub status: u16,
    /// Why the status is not the target's own; empty when it is.
    pub why: &'static str,
}

impl Request {
    /// Whether the client got what it asked for: status 200–399.
    pub fn succeeded(&self) -> bool {
        (200..400).contains(&self.status)
    }
}

/// How far a request came. Each member is absent from the point where it went no further.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Route {
    /// The load balancer that its name resolved to.
    pub load_balancer: Option<LoadBalancerKey>,
    /// Position of the listener.
    pub listener: Option<usize>,
    /// Position of the rule that matched; absent for the default rule.
    pub rule: Option<usize>,
    /// The target group that it was forwarded to.
    pub target_group: Option<TargetGroupKey>,
    /// The task that it was sent to.
    pub task: Option<TaskKey>,
}
