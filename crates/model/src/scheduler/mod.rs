//! The service scheduler: passes that move what is towards what is wanted (scheduler.md 2).

use crate::engine::Step;
use crate::world::ServiceKey;

/// A moment in the life of a service.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ServiceTimer {
    /// A pass of its scheduler.
    Pass {
        /// Which service.
        service: ServiceKey,
    },
}

/// What happens when `timer` is due.
pub fn fire(_step: &mut Step<'_>, timer: ServiceTimer) {
    match timer {
        ServiceTimer::Pass { .. } => {}
    }
}

/// Something changed that the scheduler of `service` should look at: a pass happens at once.
pub fn wake(_step: &mut Step<'_>, _service: ServiceKey) {}
