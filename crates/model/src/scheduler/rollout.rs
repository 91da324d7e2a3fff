//! The step of a rolling deployment, scale-out and scale-in: all three bring the number of tasks
//! that stay to the desired count within the two bounds (scheduler.md 2.4, 2.11, 4.5).

use crate::engine::{Step, Timer};
use crate::event::Seq;
use crate::sabotage::Sabotage;
use crate::world::{Deployment, DeploymentId, DeploymentStatus, Service, ServiceKey, TaskKey};

use super::census::{Census, Judgement, Seen};
use super::launch::{self, Batch};
use super::pass::deployment_cause;
use super::{ServiceTimer, retire, selection, service_events, wake};

/// Failed starts after which a deployment goes on without image digests (scheduler.md 2.10).
const FAILURES_BEFORE_NO_DIGESTS: u32 = 3;

/// The numbers of one pass.
struct Counts {
    desired: u32,
    /// Tasks that may still be started under the ceiling.
    room: u32,
    /// Tasks that stay, without those that only wait for the end of the one they replace.
    staying: u32,
    /// Tasks that have ended and that the scheduler takes for running.
    unseen: u32,
    outgoing: u32,
}

impl Counts {
    fn of(step: &Step<'_>, service: ServiceKey, census: &Census) -> Option<Counts> {
        let row = step.world.service(service)?;
        let occupying = census.occupying(step.world.parameters.ceiling_counts_stopping);
        let replaced = row.replacements.iter().filter(|pair| {
            census.get(pair.unhealthy).is_some_and(Seen::staying)
                && census.get(pair.replacement).is_some_and(Seen::staying)
        });
        let replaced = u32::try_from(replaced.count()).unwrap_or(u32::MAX);
        Some(Counts {
            desired: row.desired_count,
            room: if step.world.sabotaged(Sabotage::IgnoresCeiling) {
                u32::MAX
            } else {
                row.upper_bound().saturating_sub(occupying)
            },
            staying: census.count(Seen::staying).saturating_sub(replaced),
            unseen: census.unseen,
            outgoing: census.count(Seen::outgoing),
        })
    }

    fn wanted(&self) -> u32 {
        self.desired.saturating_sub(self.staying).saturating_sub(self.unseen)
    }

    fn surplus(&self) -> u32 {
        self.staying.saturating_sub(self.desired)
    }
}

/// Stops what has to go and may, then starts what is missing and fits. Room that the stops make
/// is seen by a later pass.
pub(super) fn advance(step: &mut Step<'_>, service: ServiceKey, census: &mut Census) {
    let Some(counts) = Counts::of(step, service, census) else { return };
    // Scale-in first: what it takes of the healthy tasks is not to spare any more.
    let scaled_in = scale_in(step, service, &counts, census);
    let stopped = stop_outgoing(step, service, census);
    let started = scale_out(step, service, &counts, census);
    if counts.wanted() == 0 && counts.unseen == 0 {
        forget_gap(step, service);
    }
    if counts.outgoing == 0
        && counts.surplus() == 0
        && let Some(row) = step.world.service_mut(service)
    {
        row.surplus_cause = None;
    }
    tell_when_stuck(step, service, &counts, census, scaled_in || stopped || started);
}

fn forget_gap(step: &mut Step<'_>, service: ServiceKey) {
    if let Some(row) = step.world.service_mut(service) {
        row.gap_cause = None;
    }
    launch::all_placed(step, service);
}

/// Stops tasks of old deployments and on draining instances. Those that do not count for the
/// lower bound go at once, once it is met; those that never ran go in any case, unless they were
/// started in the place of an unhealthy one.
fn stop_outgoing(step: &mut Step<'_>, service: ServiceKey, census: &mut Census) -> bool {
    let Some(row) = step.world.service(service) else { return false };
    let met = census.healthy() >= row.lower_bound();
    let outgoing: Vec<Seen> = census.live().filter(|seen| seen.outgoing()).copied().collect();
    let free = |seen: &&Seen| {
        !is_paired(row, seen.key) && (!seen.was_running || (met && seen.judgement != Judgement::Healthy))
    };
    let mut going: Vec<TaskKey> = outgoing.iter().filter(free).map(|seen| seen.key).collect();
    let healthy: Vec<Seen> =
        outgoing.iter().filter(|seen| seen.judgement == Judgement::Healthy).copied().collect();
    let spare = spare(step, service, census);
    let mut ties = step.world.streams.ties.clone();
    if let Some(row) = step.world.service(service) {
        going.extend(selection::choose(step.world, row, census, &healthy, spare, &mut ties));
    }
    step.world.streams.ties = ties;
    ecs_sort::sort(&mut going);
    if going.is_empty() {
        return false;
    }
    let cause = stop_cause(step, service, census);
    retire::stop(step, service, &going, cause, census);
    true
}

/// Whether a task is unhealthy and being replaced, or the one that replaces it.
pub(super) fn is_paired(service: &Service, key: TaskKey) -> bool {
    service.replacements.iter().any(|pair| pair.unhealthy == key || pair.replacement == key)
}

/// Healthy tasks beyond those that must remain.
fn spare(step: &Step<'_>, service: ServiceKey, census: &Census) -> u32 {
    if step.world.sabotaged(Sabotage::IgnoresFloor) {
        return u32::MAX;
    }
    step.world.service(service).map_or(0, |row| census.healthy().saturating_sub(row.lower_bound()))
}

/// What makes an old task go: what a user did to its instance, else the new task that came to
/// be healthy, else what began the deployment.
fn stop_cause(step: &Step<'_>, service: ServiceKey, census: &Census) -> Option<Seq> {
    let row = step.world.service(service)?;
    let relieved = census
        .live()
        .filter(|seen| seen.staying() && seen.judgement == Judgement::Healthy && row.deployments.len() > 1)
        .filter_map(|seen| seen.cause)
        .max();
    row.surplus_cause.or(relieved).or_else(|| deployment_cause(step, service))
}

/// Stops tasks beyond the desired count.
fn scale_in(step: &mut Step<'_>, service: ServiceKey, counts: &Counts, census: &mut Census) -> bool {
    let Some(row) = step.world.service(service) else { return false };
    if counts.surplus() == 0 {
        return false;
    }
    // An unhealthy task and the one started in its place are candidates too, and the first ones.
    let candidates: Vec<Seen> = census.live().filter(|seen| seen.staying()).copied().collect();
    let mut ties = step.world.streams.ties.clone();
    let mut going = selection::choose(step.world, row, census, &candidates, counts.surplus(), &mut ties);
    // Without a command there is one too many because an unhealthy task recovered.
    let cause = row.surplus_cause.or_else(|| census.latest_cause());
    step.world.streams.ties = ties;
    ecs_sort::sort(&mut going);
    retire::stop(step, service, &going, cause, census);
    !going.is_empty()
}

/// Starts what is missing of the PRIMARY deployment.
fn scale_out(step: &mut Step<'_>, service: ServiceKey, counts: &Counts, census: &mut Census) -> bool {
    let Some(row) = step.world.service(service) else { return false };
    let Some(primary) = row.primary() else { return false };
    let mut count = counts.wanted().min(counts.room).min(launch::budget(step, service));
    if !primary.digests_known {
        count = count.min(1).saturating_sub(census.count(Seen::staying));
    }
    if count == 0 {
        return false;
    }
    let batch = Batch {
        deployment: primary.id,
        definition: primary.definition,
        count,
        cause: row.gap_cause.or(primary.cause),
    };
    !launch::launch(step, service, batch, census).is_empty()
}

/// The bounds leave no way forward: nothing may start, nothing may stop, and waiting changes
/// nothing.
fn tell_when_stuck(step: &mut Step<'_>, service: ServiceKey, counts: &Counts, census: &Census, moved: bool) {
    let settled = census.tasks.iter().all(|seen| seen.live && seen.judgement != Judgement::Open);
    let stuck = !moved
        && settled
        && counts.outgoing > 0
        && counts.wanted() > 0
        && counts.room == 0
        && spare(step, service, census) == 0;
    if stuck {
        let rest = ") was unable to stop or start tasks during a deployment because of the service deployment \
                    configuration. Update the minimumHealthyPercent or maximumPercent value and try again.";
        service_events::say_once(step, service, "E18", rest);
    } else {
        service_events::unsay(step, service, "E18");
    }
}

fn deployment_mut<'a>(
    step: &'a mut Step<'_>,
    service: ServiceKey,
    id: DeploymentId,
) -> Option<&'a mut Deployment> {
    let row = step.world.service_mut(service)?;
    row.deployments.iter_mut().find(|deployment| deployment.id == id)
}

/// The first pull of a deployment is over: its digests reach the scheduler a little later.
pub(super) fn image_pulled(step: &mut Step<'_>, key: TaskKey) {
    let Some(task) = step.world.tasks.get(key) else { return };
    let Some((service, id)) = task.service.zip(task.deployment) else { return };
    let unknown = deployment_mut(step, service, id).is_some_and(|deployment| !deployment.digests_known);
    if unknown {
        let delay = step.draw(step.world.parameters.digest_report);
        step.after(delay, Timer::Service(ServiceTimer::DigestsKnown { service, deployment: id }));
    }
}

/// The digests of a deployment's images are known: the rest of its tasks may start.
pub(super) fn digests_known(step: &mut Step<'_>, service: ServiceKey, id: DeploymentId) {
    let Some(deployment) = deployment_mut(step, service, id) else { return };
    if !deployment.digests_known {
        deployment.digests_known = true;
        wake(step, service);
    }
}

/// A task of a deployment failed to start.
pub(super) fn task_failed(step: &mut Step<'_>, service: ServiceKey, id: DeploymentId) {
    let Some(deployment) = deployment_mut(step, service, id) else { return };
    deployment.failed_tasks = deployment.failed_tasks.saturating_add(1);
    if deployment.failed_tasks >= FAILURES_BEFORE_NO_DIGESTS {
        deployment.digests_known = true;
    }
}

/// Whether a deployment is the most recent one.
pub(super) fn is_primary(deployment: &Deployment) -> bool {
    deployment.status == DeploymentStatus::Primary
}
