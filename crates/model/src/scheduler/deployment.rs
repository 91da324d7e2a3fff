//! The beginning and the end of deployments (scheduler.md 2.4).

use crate::definition::DefinitionKey;
use crate::engine::Step;
use crate::event::{EventKind, Seq};
use crate::world::{Deployment, DeploymentId, DeploymentStatus, RolloutState, ServiceKey, Throttle, World};

use super::{service_events, wake};

/// A deployment that is about to begin.
pub fn create(world: &mut World, definition: DefinitionKey, cause: Option<Seq>) -> Deployment {
    // Nineteen digits, the first of them not 0.
    const FIRST: u64 = 1_000_000_000_000_000_000;
    const LAST: u64 = 9_999_999_999_999_999_999;
    let id = DeploymentId(world.streams.identity.between(FIRST, LAST));
    let pinned = world.definition(definition).is_some_and(|definition| {
        definition.containers.iter().all(|container| container.image.contains("@sha256:"))
    });
    Deployment {
        id,
        definition,
        status: DeploymentStatus::Primary,
        rollout_state: RolloutState::InProgress,
        created: world.now,
        failed_tasks: 0,
        digests_known: pinned || !world.parameters.digest_probe,
        cause,
    }
}

/// Begins a deployment: it becomes PRIMARY, and all others are replaced by it.
pub fn begin(step: &mut Step<'_>, service: ServiceKey, definition: DefinitionKey) {
    let deployment = create(step.world, definition, step.cause);
    let id = deployment.id;
    let Some(row) = step.world.service_mut(service) else { return };
    for older in &mut row.deployments {
        older.status = DeploymentStatus::Active;
    }
    row.deployments.push(deployment);
    row.throttle = Throttle::default();
    row.unplaced = None;
    row.gap_cause = None;
    row.surplus_cause = None;
    row.steady_since = None;
    for code in ["E7", "E15", "E16", "E18"] {
        service_events::unsay(step, service, code);
    }
    announce(step, service, id, Some(RolloutState::InProgress));
    wake(step, service);
}

/// Records a stage of a deployment.
pub(super) fn announce(
    step: &mut Step<'_>,
    service: ServiceKey,
    id: DeploymentId,
    state: Option<RolloutState>,
) -> Seq {
    let reason = state.map(|state| state.reason(id)).unwrap_or_default();
    step.emit(EventKind::DeploymentStateChange { service, deployment: id, state, reason })
}

/// Deployments that are not PRIMARY and have no task left are INACTIVE and gone.
pub(super) fn drop_empty(step: &mut Step<'_>, service: ServiceKey) {
    let Some(row) = step.world.service(service) else { return };
    let empty = |deployment: &Deployment| {
        deployment.status == DeploymentStatus::Active
            && step.world.tasks_of(service).all(|task| task.deployment != Some(deployment.id))
    };
    let gone: Vec<DeploymentId> = row
        .deployments
        .iter()
        .filter(|deployment| empty(deployment))
        .map(|deployment| deployment.id)
        .collect();
    if gone.is_empty() {
        return;
    }
    if let Some(row) = step.world.service_mut(service) {
        row.deployments.retain(|deployment| !gone.contains(&deployment.id));
    }
    for id in gone {
        announce(step, service, id, None);
    }
}
