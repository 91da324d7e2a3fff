//! One pass of the scheduler of a service (scheduler.md 2.2).

use crate::engine::{Step, Timer};
use crate::event::Seq;
use crate::time::Time;
use crate::world::{DeploymentStatus, ServiceKey};

use super::census::Census;
use super::{ServiceTimer, replacement, report, rollout, targets};

/// Looks at everything once, in the order of the reference, and plans the next pass.
pub(super) fn pass(step: &mut Step<'_>, service: ServiceKey) {
    let now = step.now();
    if let Some(row) = step.world.service_mut(service) {
        row.last_pass = Some(now);
    }
    targets::deregister_dead(step, service);
    targets::register_activating(step, service);
    let Some(row) = step.world.service(service) else { return };
    let mut census = Census::take(step.world, row);
    let before = step.world.next_event;
    replacement::replace_unhealthy(step, service, &mut census);
    rollout::advance(step, service, &mut census);
    if step.world.next_event == before {
        report::report(step, service, &census);
    } else {
        report::unsettled(step, service);
    }
    plan_next(step, service, [census.ripens, census.sees]);
}

/// The next pass is one tick away, or where one of `sooner` comes before that.
fn plan_next(step: &mut Step<'_>, service: ServiceKey, sooner: [Option<(Time, Option<Seq>)>; 2]) {
    let (now, parameters) = (step.now(), &step.world.parameters);
    let soonest = now + parameters.pass_spacing;
    let mut next = (now + parameters.scheduler_tick.max(parameters.pass_spacing), None);
    let Some(row) = step.world.service_mut(service) else { return };
    for (time, cause) in sooner.into_iter().flatten() {
        if time < next.0 {
            next = (time.max(soonest), cause);
        }
    }
    row.next_pass = next.0;
    step.world.timers.set(next.0, Timer::Service(ServiceTimer::Pass { service }), next.1);
}

/// The event that a pass acts upon when nothing more particular is known: what began the PRIMARY
/// deployment.
pub(super) fn deployment_cause(step: &Step<'_>, service: ServiceKey) -> Option<Seq> {
    let row = step.world.service(service)?;
    row.deployments.iter().find(|deployment| deployment.status == DeploymentStatus::Primary)?.cause
}
