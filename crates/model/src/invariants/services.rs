//! Rules about services and deployments.

use crate::scheduler::EVENTS_KEPT;
use crate::time::Duration;
use crate::world::{DeploymentStatus, RolloutState, Service, TaskKey, TaskStatus, World};

use super::{Findings, Rule};

pub(super) fn check(world: &World, findings: &mut Findings) {
    for service in &world.services {
        recount(world, service, findings);
        deployments(world, service, findings);
        events(service, findings);
        launches(world, service, findings);
        replacements(world, service, findings);
    }
}

fn recount(world: &World, service: &Service, findings: &mut Findings) {
    let counted: Vec<TaskKey> = world
        .tasks
        .values()
        .filter(|task| task.service == Some(service.key) && task.last_status != TaskStatus::Stopped)
        .map(|task| task.key)
        .collect();
    findings.expect(counted == service.tasks, Rule::Recount, || {
        format!("service {} lists {:?}, there are {counted:?}", service.name, service.tasks)
    });
}

fn deployments(world: &World, service: &Service, findings: &mut Findings) {
    let primaries = service
        .deployments
        .iter()
        .filter(|deployment| deployment.status == DeploymentStatus::Primary)
        .count();
    let newest = service.deployments.last();
    findings.expect(
        primaries == 1 && newest.is_some_and(|deployment| deployment.status == DeploymentStatus::Primary),
        Rule::OnePrimary,
        || format!("service {}: {primaries} PRIMARY deployments", service.name),
    );
    let Some(primary) = newest.filter(|primary| primary.rollout_state == RolloutState::Completed) else {
        return;
    };
    let alone = service.deployments.len() == 1
        && world.tasks_of(service.key).all(|task| task.deployment == Some(primary.id));
    findings.expect(alone, Rule::Completed, || format!("service {}: {}", service.name, primary.id));
}

fn events(service: &Service, findings: &mut Findings) {
    let kept = service.events.len() <= EVENTS_KEPT;
    let sorted = service.events.iter().map(|line| (line.seq, line.at)).is_sorted();
    findings.expect(kept && sorted, Rule::EventList, || {
        format!("service {}: {} events", service.name, service.events.len())
    });
}

fn launches(world: &World, service: &Service, findings: &mut Findings) {
    let quota = world.parameters.launches_per_minute;
    for (from, _) in &service.launches {
        let within = |at: &crate::time::Time| at >= from && *at < *from + Duration::minutes(1);
        let launched: u32 =
            service.launches.iter().filter(|(at, _)| within(at)).map(|(_, count)| *count).sum();
        findings.expect(launched <= quota, Rule::LaunchQuota, || {
            format!("service {}: {launched} tasks within a minute", service.name)
        });
    }
}

fn replacements(world: &World, service: &Service, findings: &mut Findings) {
    for pair in &service.replacements {
        let revision = |key: TaskKey| world.tasks.get(key).map(|task| (task.definition, task.deployment));
        findings.expect(revision(pair.unhealthy) == revision(pair.replacement), Rule::Replacement, || {
            format!("service {}: {pair:?}", service.name)
        });
    }
}
