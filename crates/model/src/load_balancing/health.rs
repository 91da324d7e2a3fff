//! The health of one target: what a probe found, and what follows from it. Pure, so that the
//! state machine of load-balancing.md 3.8.2 can be read and tested in one place.

use std::sync::Arc;

use crate::world::{Target, TargetGroup, TargetHealthCheck, TargetState};

/// What a probe found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProbeOutcome {
    /// An answer with this status.
    Answered(u16),
    /// The connection was refused or reset.
    Refused,
    /// No answer within the timeout.
    TimedOut,
}

/// A state of a target with the words that DescribeTargetHealth shows for it
/// (load-balancing.md 3.8.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetHealth {
    /// `State`.
    pub state: TargetState,
    /// `Reason`, empty when healthy.
    pub reason: &'static str,
    /// `Description`, empty when healthy.
    pub description: Arc<str>,
}

impl TargetHealth {
    fn new(state: TargetState, reason: &'static str, description: &str) -> TargetHealth {
        TargetHealth { state, reason, description: Arc::from(description) }
    }

    /// Right after registration.
    pub fn registering() -> TargetHealth {
        let text = "Target registration is in progress";
        TargetHealth::new(TargetState::Initial, "Elb.RegistrationInProgress", text)
    }

    /// Probed, no verdict yet.
    pub fn checking() -> TargetHealth {
        let text = "Initial health checks in progress";
        TargetHealth::new(TargetState::Initial, "Elb.InitialHealthChecking", text)
    }

    /// May get requests.
    pub fn healthy() -> TargetHealth {
        TargetHealth::new(TargetState::Healthy, "", "")
    }

    /// No rule refers to its group.
    pub fn not_in_use() -> TargetHealth {
        let text = "Target group is not configured to receive traffic from the load balancer";
        TargetHealth::new(TargetState::Unused, "Target.NotInUse", text)
    }

    /// Its zone is not enabled for the load balancer.
    pub fn zone_not_enabled() -> TargetHealth {
        let text = "Target is in an Availability Zone that is not enabled for the load balancer";
        TargetHealth::new(TargetState::Unused, "Target.NotInUse", text)
    }

    /// Its instance is terminated.
    pub fn terminated() -> TargetHealth {
        TargetHealth::new(TargetState::Unused, "Target.InvalidState", "Target is in the terminated state")
    }

    /// Deregistered; the delay runs.
    pub fn draining() -> TargetHealth {
        let text = "Target deregistration is in progress";
        TargetHealth::new(TargetState::Draining, "Target.DeregistrationInProgress", text)
    }

    /// Whether `target` shows this already.
    pub(super) fn is_shown_by(&self, target: &Target) -> bool {
        (target.state, target.reason, &target.description) == (self.state, self.reason, &self.description)
    }

    /// Found wanting by the last of too many failed probes.
    fn unhealthy(outcome: ProbeOutcome) -> TargetHealth {
        match outcome {
            ProbeOutcome::Answered(status) => {
                let text = format!("Health checks failed with these codes: [{status}]");
                TargetHealth::new(TargetState::Unhealthy, "Target.ResponseCodeMismatch", &text)
            }
            ProbeOutcome::Refused => {
                let text = "Health checks failed";
                TargetHealth::new(TargetState::Unhealthy, "Target.FailedHealthChecks", text)
            }
            ProbeOutcome::TimedOut => {
                TargetHealth::new(TargetState::Unhealthy, "Target.Timeout", "Request timed out")
            }
        }
    }
}

/// Counts a probe of `target` and answers the health that follows from it, if that differs from
/// what the target shows. A new target needs one pass, whatever the healthy threshold, which
/// counts only on the way back from unhealthy (load-balancing.md 3.8.2).
pub fn observe(
    target: &mut Target,
    settings: &TargetHealthCheck,
    outcome: ProbeOutcome,
) -> Option<TargetHealth> {
    let passed = matches!(outcome, ProbeOutcome::Answered(status) if settings.accepts(status));
    if passed {
        (target.passes, target.failures) = (target.passes.saturating_add(1), 0);
    } else {
        (target.passes, target.failures) = (0, target.failures.saturating_add(1));
    }
    let failed_too_often = target.failures >= settings.unhealthy_threshold;
    let next = match target.state {
        TargetState::Initial if passed => TargetHealth::healthy(),
        TargetState::Initial if failed_too_often => TargetHealth::unhealthy(outcome),
        TargetState::Initial => TargetHealth::checking(),
        TargetState::Healthy if failed_too_often => TargetHealth::unhealthy(outcome),
        TargetState::Unhealthy if target.passes >= settings.healthy_threshold => TargetHealth::healthy(),
        TargetState::Unhealthy if !passed => TargetHealth::unhealthy(outcome),
        _ => return None,
    };
    (!next.is_shown_by(target)).then_some(next)
}

impl TargetGroup {
    /// Counts a probe of one of the group's targets; see [`observe`].
    pub(super) fn observe(&mut self, registration: u32, outcome: ProbeOutcome) -> Option<TargetHealth> {
        let position = self.position(registration)?;
        observe(self.targets.get_mut(position)?, &self.health_check, outcome)
    }
}

impl TargetHealthCheck {
    /// Whether `Matcher` accepts a status.
    pub fn accepts(&self, status: u16) -> bool {
        self.matcher.iter().any(|(low, high)| (*low..=*high).contains(&status))
    }
}
