//! One line per second for the curves of the timeline.

use super::TrafficTimer;
use crate::engine::{Step, Timer};
use crate::log::Second;
use crate::time::Time;
use crate::world::{TaskStatus, World};

/// Sets the timer for the end of the present second.
pub(super) fn schedule(step: &mut Step<'_>) {
    let end = Time(step.now().seconds().saturating_add(1).saturating_mul(1_000_000));
    step.world.timers.set(end, Timer::Traffic(TrafficTimer::SecondOver), None);
}

/// The second that ends now goes to the log.
pub(super) fn close(step: &mut Step<'_>) {
    let sums = std::mem::take(&mut step.world.requests.this_second);
    let narrow = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let world = &*step.world;
    let second = Second {
        second: world.now.seconds().saturating_sub(1),
        running: running(world),
        desired: world.services.iter().fold(0, |sum, service| sum.saturating_add(service.desired_count)),
        healthy: world.target_groups.iter().fold(0, |sum, g| sum.saturating_add(g.candidates.healthy)),
        requests: narrow(sums.ended),
        failures: narrow(sums.failures()),
        p95_micros: sums.latency_p95().0,
    };
    step.log.second(second);
}

fn running(world: &World) -> u32 {
    let running =
        world.tasks.values().filter(|task| task.service.is_some() && task.last_status == TaskStatus::Running);
    u32::try_from(running.count()).unwrap_or(u32::MAX)
}
