//! Requests: who sends them, what becomes of them, and their sums per second.

use crate::engine::Step;
use crate::world::{TargetGroupKey, TaskKey};

/// Something about traffic that happens at a set time. Requests have a calendar of their own
/// ([`crate::requests::Requests`]), because there are thousands of them a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TrafficTimer {
    /// A second is over: its sums go to the log.
    SecondOver,
}

/// Begins: every source gets its first arrival, and the first second begins. Call it once,
/// when a world is set up.
pub fn start(_step: &mut Step<'_>) {}

/// Changes the pace of a source, in thousandths of a request per second, at most
/// [`MOST_MILLIREQUESTS_PER_SECOND`].
pub fn set_rate(_step: &mut Step<'_>, _source: usize, _millirequests_per_second: u64) {}

/// The fastest pace of one source: 20,000 requests a second.
pub const MOST_MILLIREQUESTS_PER_SECOND: u64 = 20_000_000;

/// A container ended: requests that it worked on end with 502.
pub fn container_stopped(_step: &mut Step<'_>, _task: TaskKey, _container: usize) {}

/// Lets a timer happen.
pub fn fire(_step: &mut Step<'_>, _timer: TrafficTimer) {}

/// The deregistration delay of a target is over: requests that it still works on end with 502.
pub(crate) fn delay_expired(_step: &mut Step<'_>, _group: TargetGroupKey, _registration: u32) {}
