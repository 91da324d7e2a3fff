//! What a run leaves behind outside the world: its events, one line per second, its failures.

use crate::event::Event;
use crate::requests::Request;
use crate::time::Time;

/// Failed requests that a log keeps one by one; later ones are only counted.
pub const FAILURES_KEPT: usize = 10_000;

/// One second of a run, for the curves of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Second {
    /// The second: `at.0 / 1_000_000`.
    pub second: u64,
    /// `runningCount`, over all services.
    pub running: u32,
    /// `desiredCount`, over all services.
    pub desired: u32,
    /// Healthy targets, over all groups.
    pub healthy: u32,
    /// Requests that ended in it.
    pub requests: u32,
    /// Those of them that failed.
    pub failures: u32,
    /// 95th percentile of the successful ones' latencies, in microseconds; 0 without any.
    pub p95_micros: u64,
}

/// Events, seconds and failures in the order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// Every event.
    pub events: Vec<Event>,
    /// One entry for each second that ended.
    pub seconds: Vec<Second>,
    /// Failed requests, the first [`FAILURES_KEPT`] of them.
    pub failures: Vec<Request>,
    muted: bool,
}

impl Log {
    /// A log that forgets everything: for computing again what another log holds already.
    pub fn muted() -> Log {
        Log { muted: true, ..Log::default() }
    }

    /// Adds an event.
    pub fn event(&mut self, event: Event) {
        if !self.muted {
            self.events.push(event);
        }
    }

    /// Adds a second.
    pub fn second(&mut self, second: Second) {
        if !self.muted {
            self.seconds.push(second);
        }
    }

    /// Adds a failed request.
    pub fn failure(&mut self, request: Request) {
        if !self.muted && self.failures.len() < FAILURES_KEPT {
            self.failures.push(request);
        }
    }

    /// Forgets everything after `time`.
    pub fn truncate_after(&mut self, time: Time) {
        self.events.truncate(self.events.partition_point(|event| event.at <= time));
        self.failures.truncate(self.failures.partition_point(|request| request.ended <= time));
        let whole_seconds = time.seconds();
        self.seconds.truncate(self.seconds.partition_point(|second| second.second < whole_seconds));
    }
}
