//! Targets and their health: registration, probes, draining.

use std::sync::Arc;

use crate::engine::Step;
use crate::world::{TargetGroupKey, TaskKey, World};

/// Something that happens to a target at a set time. A timer whose registration is no longer
/// in its group, or has moved on, has no effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LoadBalancingTimer {
    /// Registration is complete; the first probe starts.
    RegistrationDone {
        /// In which group.
        group: TargetGroupKey,
        /// Which target.
        registration: u32,
    },
    /// A probe starts.
    Probe {
        /// In which group.
        group: TargetGroupKey,
        /// Which target.
        registration: u32,
    },
    /// A probe got no answer within its timeout.
    ProbeTimedOut {
        /// In which group.
        group: TargetGroupKey,
        /// Which target.
        registration: u32,
    },
    /// The deregistration delay is over.
    DrainEnd {
        /// In which group.
        group: TargetGroupKey,
        /// Which target.
        registration: u32,
    },
}

/// What the load balancers say of a task, as the scheduler asks (load-balancing.md 5.4).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TargetVerdict {
    /// The task is not registered anywhere.
    NoTarget,
    /// Not every target has a verdict yet, or targets drain.
    Pending,
    /// Every target is healthy.
    Healthy,
    /// One target is unhealthy, or cannot be used; one is enough.
    Unhealthy {
        /// In which group.
        target_group: TargetGroupKey,
        /// The port it is registered with.
        port: u16,
        /// `Description` of its health: the words after "reason" in the service event.
        reason: Arc<str>,
    },
}

/// Registers a container of a task with a target group: the address of its interface in an
/// `ip` group, its instance in an `instance` group. `port` is what the load balancer connects to.
pub fn register(_step: &mut Step<'_>, _group: TargetGroupKey, _task: TaskKey, _container: usize, _port: u16) {
}

/// Deregisters every target of a task: they drain for the deregistration delay. When the last
/// one has left, [`crate::lifecycle::targets_gone`] is called; at once when there is none.
pub fn deregister(_step: &mut Step<'_>, _task: TaskKey) {}

/// What the load balancers say of a task.
pub fn verdict(_world: &World, _task: TaskKey) -> TargetVerdict {
    TargetVerdict::NoTarget
}

/// Lets a timer happen.
pub fn fire(_step: &mut Step<'_>, _timer: LoadBalancingTimer) {}
