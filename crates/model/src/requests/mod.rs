//! Requests: simulated one by one, kept as counters, a ring of the last few thousand, and
//! every failure up to a cap.

mod calendar;

use std::collections::{BTreeMap, VecDeque};

use crate::time::{Duration, Time};
use crate::world::{LoadBalancerKey, TargetGroupKey, TaskKey};

pub use calendar::{Calendar, Due};

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

/// Sums over requests that ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Counters {
    /// All.
    pub ended: u64,
    /// Status 200–399.
    pub succeeded: u64,
    /// By status, everything else.
    pub failed: BTreeMap<u16, u64>,
    /// Latencies of the successful ones, in buckets of powers of √2 milliseconds: a p95 with
    /// at most 20 % error from 64 numbers.
    pub latency_buckets: BTreeMap<u8, u64>,
    /// Sum of those latencies.
    pub latency_sum: Duration,
    /// Shortest of those latencies; zero without any.
    pub latency_min: Duration,
    /// Longest of those latencies.
    pub latency_max: Duration,
}
