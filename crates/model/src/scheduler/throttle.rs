//! Tasks that fail to start are started less and less often (scheduler.md 2.6).

use crate::engine::Step;
use crate::sabotage::Sabotage;
use crate::time::{Duration, Time};
use crate::world::{DeploymentId, ServiceKey};

use super::{rollout, service_events};

/// Failures in a row before starts are spaced.
const FAILURES_BEFORE_PAUSE: u32 = 3;

/// A task stopped before it was RUNNING.
pub(super) fn failed(step: &mut Step<'_>, service: ServiceKey, deployment: Option<DeploymentId>) {
    let now = step.now();
    if let Some(deployment) = deployment {
        rollout::task_failed(step, service, deployment);
    }
    let quick = step.world.parameters.quick_retries;
    let faster = step.world.sabotaged(Sabotage::RetriesFasterAndFaster);
    let delays = step.world.parameters.throttle_delays.clone();
    let Some(row) = step.world.service_mut(service) else { return };
    let throttle = &mut row.throttle;
    let since = *throttle.since.get_or_insert(now);
    throttle.failures = throttle.failures.saturating_add(1);
    let paused = throttle.not_before.is_some_and(|until| until > now);
    if paused || throttle.failures < FAILURES_BEFORE_PAUSE || now.since(since) < quick {
        return;
    }
    let last = delays.len().saturating_sub(1);
    let mut position = (throttle.pauses as usize).min(last);
    if faster {
        position = last.saturating_sub(position);
    }
    let delay = delays.get(position).copied().unwrap_or(Duration::ZERO);
    throttle.not_before = Some(now + delay);
    throttle.last_pause = delay;
    throttle.pauses = throttle.pauses.saturating_add(1);
    impaired(step, service);
}

/// Says that tasks cannot be started, once.
pub(super) fn impaired(step: &mut Step<'_>, service: ServiceKey) {
    service_events::say_once(step, service, "E16", ") is unable to consistently start tasks successfully.");
}

/// A task reached RUNNING: the count begins anew.
pub(super) fn started(step: &mut Step<'_>, service: ServiceKey) {
    let Some(row) = step.world.service_mut(service) else { return };
    row.throttle = Default::default();
    if row.unplaced.is_none() {
        service_events::unsay(step, service, "E16");
    }
}

/// Whether starts have to wait, at `now`.
pub(super) fn pauses(step: &Step<'_>, service: ServiceKey, now: Time) -> bool {
    step.world.service(service).is_some_and(|row| row.throttle.not_before.is_some_and(|until| until > now))
}
