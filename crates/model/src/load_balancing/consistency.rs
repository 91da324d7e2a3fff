//! What has to hold of targets and requests at every moment; tests check it after every step.

use std::collections::BTreeMap;

use crate::requests::InFlight;
use crate::world::{TargetGroup, TargetGroupKey, TargetState, World};

/// What is wrong with the targets and requests of a world: a sentence each, none when all is well.
pub fn inconsistencies(world: &World) -> Vec<String> {
    let mut found = Vec::new();
    let mut working: BTreeMap<(TargetGroupKey, u32), Vec<&InFlight>> = BTreeMap::new();
    for request in world.requests.in_flight.values() {
        if let (Some(group), Some(registration)) = (request.request.route.target_group, request.registration)
        {
            working.entry((group, registration)).or_default().push(request);
        }
    }
    for group in &world.target_groups {
        check_group(group, &mut found);
        for target in &group.targets {
            let requests = working.remove(&(group.key, target.registration)).unwrap_or_default();
            if requests.len() != target.in_flight as usize {
                found.push(format!(
                    "{}: target {} says that it works on {} requests, but {} are under way to it",
                    group.name,
                    target.registration,
                    target.in_flight,
                    requests.len()
                ));
            }
            let draining = target.state == TargetState::Draining;
            if draining && requests.iter().any(|request| request.request.sent > target.state_since) {
                found.push(format!("{}: draining target {} got a request", group.name, target.registration));
            }
        }
    }
    if let Some((group, registration)) = working.keys().next() {
        found.push(format!(
            "requests are under way to target {registration} of {group:?}, which is not there"
        ));
    }
    let (sent, ended) = (world.requests.next_number, world.requests.totals.ended);
    let under_way = world.requests.in_flight.len() as u64;
    if sent != ended.saturating_add(under_way) {
        found.push(format!("{sent} requests were sent, but {ended} ended and {under_way} are under way"));
    }
    found
}

/// What follows from the targets must agree with them.
fn check_group(group: &TargetGroup, found: &mut Vec<String>) {
    if group.candidates != group.candidates_anew() {
        found.push(format!("{}: the candidates are not those that follow from the targets", group.name));
    }
    let by_task = group.targets.iter().map(|target| (target.task, target.registration));
    if group.by_task != by_task.collect() {
        found.push(format!("{}: the index of tasks does not agree with the targets", group.name));
    }
    if !group.targets.is_sorted_by(|left, right| left.registration < right.registration) {
        found.push(format!("{}: targets are not in order of registration", group.name));
    }
}
