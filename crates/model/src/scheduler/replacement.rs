//! Unhealthy tasks are replaced: a new one first where the ceiling allows it (scheduler.md 2.5).

use ecs_sort::SortedMap;

use crate::definition::DefinitionKey;
use crate::engine::Step;
use crate::event::Seq;
use crate::world::{DeploymentId, Replacement, ServiceKey, TaskKey};

use super::census::{Census, Judgement, Seen};
use super::launch::{self, Batch};
use super::retire;
use super::rollout::is_paired;

/// Brings the replacement of unhealthy tasks one pass further.
pub(super) fn replace_unhealthy(step: &mut Step<'_>, service: ServiceKey, census: &mut Census) {
    conclude(step, service, census);
    let waiting = without_replacement(step, service, census);
    if waiting.is_empty() {
        return;
    }
    let Some(row) = step.world.service(service) else { return };
    let occupying = census.occupying(step.world.parameters.ceiling_counts_stopping);
    let room = row.upper_bound().saturating_sub(occupying);
    if room == 0 {
        return stop_one_first(step, service, &waiting, census);
    }
    let count = room.min(launch::quota(step, service)) as usize;
    start_replacements(step, service, waiting.get(..count).unwrap_or(&waiting), census);
}

/// Ends the replacements that are decided: the new task is healthy, or as bad as the old one.
fn conclude(step: &mut Step<'_>, service: ServiceKey, census: &mut Census) {
    let Some(row) = step.world.service_mut(service) else { return };
    let pairs = std::mem::take(&mut row.replacements);
    let mut open = Vec::new();
    for pair in pairs {
        let (Some(old), Some(new)) = (live(census, pair.unhealthy), live(census, pair.replacement)) else {
            continue;
        };
        match (old.judgement, new.judgement) {
            (Judgement::Unhealthy, Judgement::Healthy) => {
                retire::stop_unhealthy(step, service, old.key, new.cause, census);
            }
            (Judgement::Unhealthy, Judgement::Unhealthy) => {
                let goes = if step.world.streams.ties.below(2) == 0 { old } else { new };
                retire::stop_unhealthy(step, service, goes.key, goes.cause, census);
            }
            (Judgement::Unhealthy, Judgement::Open) => open.push(pair),
            // The old one recovered: whichever is one too many goes with the next scale-in.
            _ => {}
        }
    }
    if let Some(row) = step.world.service_mut(service) {
        row.replacements = open;
    }
}

fn live(census: &Census, key: TaskKey) -> Option<Seen> {
    census.get(key).copied().filter(|seen| seen.live)
}

/// Unhealthy tasks that nobody was started for yet. Old revisions are replaced with their own
/// only while fewer tasks are healthy than must be; otherwise the rollout stops them first.
fn without_replacement(step: &Step<'_>, service: ServiceKey, census: &Census) -> Vec<Seen> {
    let Some(row) = step.world.service(service) else { return Vec::new() };
    let mut missing = row.lower_bound().saturating_sub(census.healthy());
    let unhealthy =
        census.live().filter(|seen| seen.judgement == Judgement::Unhealthy && !is_paired(row, seen.key));
    let wanted = unhealthy.filter(|seen| {
        if seen.staying() {
            return true;
        }
        let replace = missing > 0 && !seen.on_draining;
        missing = missing.saturating_sub(1);
        replace
    });
    wanted.copied().collect()
}

/// No room for a replacement: one unhealthy task, drawn at random, makes room for it. The next
/// one waits until that has happened.
fn stop_one_first(step: &mut Step<'_>, service: ServiceKey, waiting: &[Seen], census: &mut Census) {
    let under_way = census.tasks.iter().any(|seen| !seen.live || !seen.was_running);
    let drawn = step.world.streams.ties.below(u32::try_from(waiting.len()).unwrap_or(u32::MAX)) as usize;
    if let Some(seen) = waiting.get(drawn).filter(|_| !under_way) {
        if let Some(row) = step.world.service_mut(service) {
            row.gap_cause = seen.cause;
        }
        retire::stop_unhealthy(step, service, seen.key, seen.cause, census);
    }
}

/// Starts one task of the same revision for each of these, all of one revision together.
fn start_replacements(step: &mut Step<'_>, service: ServiceKey, unhealthy: &[Seen], census: &mut Census) {
    let mut batches: SortedMap<(DeploymentId, DefinitionKey), Vec<Seen>> = SortedMap::new();
    for seen in unhealthy {
        if let Some(task) = step.world.tasks.get(seen.key) {
            batches.get_or_default((seen.deployment, task.definition)).push(*seen);
        }
    }
    for ((deployment, definition), old) in batches {
        let cause: Option<Seq> = old.first().and_then(|seen| seen.cause);
        let count = u32::try_from(old.len()).unwrap_or(u32::MAX);
        let new = launch::launch(step, service, Batch { deployment, definition, count, cause }, census);
        let pairs = old.iter().zip(new).map(|(old, replacement)| Replacement {
            unhealthy: old.key,
            replacement,
            cause: old.cause,
        });
        let pairs: Vec<Replacement> = pairs.collect();
        if let Some(row) = step.world.service_mut(service) {
            row.replacements.extend(pairs);
        }
    }
}
