//! Sums over requests that ended.

use ecs_sort::SortedMap;

use super::Request;
use crate::time::Duration;

/// Sums over requests that ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Counters {
    /// All.
    pub ended: u64,
    /// Status 200–399.
    pub succeeded: u64,
    /// By status, everything else; 0 stands for no HTTP answer.
    pub failed: SortedMap<u16, u64>,
    /// Latencies of the successful ones, in buckets of powers of √2 milliseconds: bucket `b`
    /// holds those from √2ᵇ ms up to √2ᵇ⁺¹ ms, bucket 0 everything below too.
    pub latency_buckets: SortedMap<u8, u64>,
    /// Sum of those latencies.
    pub latency_sum: Duration,
    /// Shortest of those latencies; zero without any.
    pub latency_min: Duration,
    /// Longest of those latencies.
    pub latency_max: Duration,
}

impl Counters {
    /// Counts a request that ended.
    pub(crate) fn count(&mut self, request: &Request) {
        self.ended = self.ended.saturating_add(1);
        if !request.succeeded() {
            let failed = self.failed.get_or_default(request.status);
            *failed = failed.saturating_add(1);
            return;
        }
        let latency = request.ended.since(request.sent);
        let first = self.succeeded == 0;
        self.succeeded = self.succeeded.saturating_add(1);
        let bucket = self.latency_buckets.get_or_default(bucket(latency));
        *bucket = bucket.saturating_add(1);
        self.latency_sum = self.latency_sum + latency;
        self.latency_min = if first { latency } else { self.latency_min.min(latency) };
        self.latency_max = self.latency_max.max(latency);
    }

    /// How many requests failed.
    pub fn failures(&self) -> u64 {
        self.ended.saturating_sub(self.succeeded)
    }

    /// 95th percentile of the latencies: the middle of its bucket, at most 19 % off, and never
    /// outside what was measured. Zero without any.
    pub fn latency_p95(&self) -> Duration {
        let rank = self.succeeded.saturating_mul(95).div_ceil(100);
        let mut seen = 0u64;
        for (bucket, count) in self.latency_buckets.iter() {
            seen = seen.saturating_add(*count);
            if seen >= rank {
                return middle(*bucket).clamp(self.latency_min, self.latency_max);
            }
        }
        Duration::ZERO
    }
}

/// The highest bucket: above √2⁶³ ms, which is 35 days.
const LAST_BUCKET: u8 = 63;

/// `⌊2 · log₂(milliseconds)⌋`.
fn bucket(latency: Duration) -> u8 {
    let square = u128::from(latency.0) * u128::from(latency.0) / 1_000_000;
    square.checked_ilog2().and_then(|log| u8::try_from(log).ok()).unwrap_or(0).min(LAST_BUCKET)
}

/// `√2^(bucket + ½)` milliseconds.
fn middle(bucket: u8) -> Duration {
    let fourth_root_of_2_or_8 = if bucket.is_multiple_of(2) { 1_189 } else { 1_682 };
    Duration::micros(fourth_root_of_2_or_8 << (bucket.min(LAST_BUCKET) / 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::requests::Route;
    use crate::time::Time;

    fn counted(latencies_ms: &[u64]) -> Counters {
        let mut counters = Counters::default();
        for ms in latencies_ms {
            let ended = Time::ZERO + Duration::millis(*ms);
            let route = Route::default();
            let request =
                Request { number: 0, source: 0, sent: Time::ZERO, ended, route, status: 200, why: "" };
            counters.count(&request);
        }
        counters
    }

    #[test]
    fn equal_latencies_have_themselves_as_p95() {
        assert_eq!(counted(&[44; 10]).latency_p95(), Duration::millis(44));
        assert_eq!(counted(&[]).latency_p95(), Duration::ZERO);
    }

    proptest::proptest! {
        #[test]
        fn the_p95_is_at_most_a_fifth_off(mut latencies in proptest::collection::vec(1..100_000u64, 1..200)) {
            let p95 = counted(&latencies).latency_p95().0;
            latencies.sort_unstable();
            let exact = latencies[(latencies.len() * 95).div_ceil(100) - 1] * 1_000;
            proptest::prop_assert!(p95.abs_diff(exact) * 5 <= exact, "{} instead of {}", p95, exact);
        }
    }

    #[test]
    fn failures_are_counted_by_status_and_have_no_latency() {
        let mut counters = counted(&[10]);
        let failed = Request {
            number: 1,
            source: 0,
            sent: Time::ZERO,
            ended: Time(1),
            route: Route::default(),
            status: 502,
            why: "",
        };
        counters.count(&failed);
        assert_eq!((counters.ended, counters.succeeded, counters.failures()), (2, 1, 1));
        assert_eq!(counters.failed, SortedMap::from_iter([(502, 1)]));
        assert_eq!(counters.latency_max, Duration::millis(10));
    }
}
