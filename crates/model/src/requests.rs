//! Requests: simulated one by one, kept as counters, a ring of the last few thousand, and
//! every failure up to a cap.

use std::collections::{BTreeMap, VecDeque};

use crate::time::{Duration, Time};
use crate::world::{LoadBalancerKey, TargetGroupKey, TaskKey};

/// How many finished requests a world remembers.
pub const RECENT_REQUESTS: usize = 2_048;

/// Requests under way and what became of the last ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Requests {
    /// The number that the next request gets.
    pub next_number: u64,
    /// Under way at a target, by number.
    pub in_flight: BTreeMap<u64, InFlight>,
    /// Those that ended last, in the order of their end.
    pub recent: VecDeque<Request>,
    /// Since the world began.
    pub totals: Counters,
    /// In the second that runs.
    pub this_second: Counters,
}

/// A request that a target works on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InFlight {
    /// What is known of it so far; its outcome is filled in when it ends.
    pub request: Request,
    /// The registration that it was sent to.
    pub registration: u32,
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
}
