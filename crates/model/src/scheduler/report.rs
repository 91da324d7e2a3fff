//! What a pass has to say in the end: a deployment completed, the service is steady (scheduler.md
//! 2.4, 2.16).

use crate::engine::Step;
use crate::sabotage::Sabotage;
use crate::world::{RolloutState, ServiceKey, TaskStatus, Waiting};

use super::census::{Census, Judgement, Seen};
use super::pass::deployment_cause;
use super::rollout::is_primary;
use super::{deployment, service_events, targets};

/// A pass that ordered something leaves the verdict about the whole to the next one.
pub(super) fn unsettled(step: &mut Step<'_>, service: ServiceKey) {
    if let Some(row) = step.world.service_mut(service) {
        row.steady_since = None;
    }
    service_events::unsay(step, service, "E7");
}

/// Reports what a pass found that had nothing to order.
pub(super) fn report(step: &mut Step<'_>, service: ServiceKey, census: &Census) {
    let said = step.world.service(service).and_then(|row| row.events.back()).map(|line| line.seq);
    let cause = census.latest_cause().max(said).or_else(|| deployment_cause(step, service));
    targets::under(step, cause, |step| {
        deployment::drop_empty(step, service);
        complete(step, service, census);
        steady(step, service, census);
    });
}

/// Every desired task stays and is healthy, and no task of another deployment is left.
fn all_there(step: &Step<'_>, service: ServiceKey, census: &Census) -> bool {
    let Some(row) = step.world.service(service) else { return false };
    let healthy = |seen: &&Seen| seen.staying() && seen.judgement == Judgement::Healthy;
    census.live().count() == row.desired_count as usize
        && census.live().all(|seen| healthy(&seen))
        && census.tasks.iter().all(|seen| seen.primary)
}

fn complete(step: &mut Step<'_>, service: ServiceKey, census: &Census) {
    if !all_there(step, service, census) {
        return;
    }
    let Some(row) = step.world.service_mut(service) else { return };
    let Some(primary) = row.deployments.iter_mut().find(|deployment| is_primary(deployment)) else { return };
    if primary.rollout_state == RolloutState::Completed {
        return;
    }
    primary.rollout_state = RolloutState::Completed;
    let id = primary.id;
    deployment::announce(step, service, id, Some(RolloutState::Completed));
    service_events::say(step, service, "E8", &format!(") (deployment {id}) deployment completed."), &[]);
}

/// A service is steady when nothing is left to do but to watch: every desired task runs and is
/// healthy, and targets of tasks on their way out are deregistered.
fn steady(step: &mut Step<'_>, service: ServiceKey, census: &Census) {
    let now = step.now();
    let at_rest = all_there(step, service, census)
        && step.world.service(service).is_some_and(|row| row.deployments.len() == 1)
        && step.world.tasks_of(service).all(|task| {
            task.is_live()
                || !(task.last_status == TaskStatus::Deactivating
                    && task.waiting == Waiting::TargetDeregistration)
        });
    if !at_rest && !step.world.sabotaged(Sabotage::SteadyTooEarly) {
        return unsettled(step, service);
    }
    if let Some(row) = step.world.service_mut(service) {
        row.steady_since.get_or_insert(now);
    }
    service_events::say_once(step, service, "E7", ") has reached a steady state.");
}
