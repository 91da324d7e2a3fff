//! How a service goes, and one line for the whole picture.

use ecs_model::world::{DeploymentStatus, RolloutState, Service};

use crate::primitive::Role;
use crate::reading::Reading;

use super::{Word, count, number, per_second, span};

/// How a service goes: `4 running · 1 pending`, `2 of 5 cannot be placed`, `web:8 on 2 of 5`.
pub fn service_words(reading: &Reading<'_>, service: &Service) -> Word {
    let (running, starting, leaving) = reading.counts(service.key);
    let desired = number(service.desired_count.into());
    if let Some(unplaced) = &service.unplaced {
        let waiting = unplaced.count.max(reading.missing(service));
        let text = format!("{} of {desired} cannot be placed", number(waiting.into()));
        return Word {
            variants: vec![text, format!("{} not placed", number(waiting.into()))],
            role: Role::Bad,
        };
    }
    if let Some(pause) = service.throttle.not_before.filter(|pause| *pause > reading.now()) {
        let left = span(pause.since(reading.now()));
        let text = format!("{} failed to start · tries again in {left}", service.throttle.failures);
        return Word { variants: vec![text, format!("tries again in {left}")], role: Role::Bad };
    }
    if let Some(rollout) = rollout(reading, service) {
        return Word { variants: vec![format!("rolling out {rollout}"), rollout], role: Role::Start };
    }
    if service.steady_since.is_some() && starting + leaving == 0 {
        return Word {
            variants: vec![format!("{} running · steady", number(running as u64)), "steady".to_owned()],
            role: Role::Muted,
        };
    }
    let parts = [(running, "running"), (starting, "pending"), (leaving, "stopping")];
    let said: Vec<String> = parts
        .iter()
        .filter(|(many, _)| *many > 0)
        .map(|(many, what)| format!("{} {what}", number(*many as u64)))
        .collect();
    let full = if said.is_empty() { "no tasks".to_owned() } else { said.join(" · ") };
    let short = said.first().cloned().unwrap_or_else(|| full.clone());
    Word { variants: vec![full, short], role: Role::Muted }
}

/// `web:8 on 2 of 5` while another revision still has tasks.
fn rollout(reading: &Reading<'_>, service: &Service) -> Option<String> {
    let primary = service.primary()?;
    let replaces = service.deployments.iter().any(|d| d.status == DeploymentStatus::Active);
    if primary.rollout_state != RolloutState::InProgress || !replaces {
        return None;
    }
    let definition = reading.world.definition(primary.definition)?;
    let of_primary = |task: &&ecs_model::world::Task| task.deployment == Some(primary.id) && task.is_live();
    let running = reading.world.tasks_of(service.key).filter(of_primary);
    let running = running.filter(|task| task.last_status == ecs_model::world::TaskStatus::Running).count();
    Some(format!(
        "{} on {} of {}",
        definition.name(),
        number(running as u64),
        number(service.desired_count.into())
    ))
}

/// One line that says what is to be seen: `3 of 3 tasks running, 3 targets healthy, 20 requests
/// a second, none failed lately.`
pub fn summary(reading: &Reading<'_>) -> String {
    let world = reading.world;
    let desired: u64 = world.services.iter().map(|service| u64::from(service.desired_count)).sum();
    let running: usize = world.services.iter().map(|service| reading.counts(service.key).0).sum();
    let mut parts = vec![format!("{running} of {} running", count(desired, "task"))];
    if !world.target_groups.is_empty() {
        let healthy: usize = world.target_groups.iter().map(|group| Reading::healthy_of(group).0).sum();
        parts.push(format!("{} healthy", count(healthy as u64, "target")));
    }
    if !world.traffic.is_empty() {
        let rate = reading.sent_per_second();
        parts.push(format!("{} requests a second", per_second(rate)));
        let failed = reading.lately().filter(|request| !(200..400).contains(&request.status)).count();
        parts.push(if failed == 0 {
            "none failed lately".to_owned()
        } else {
            format!("{failed} failed lately")
        });
    }
    parts.join(", ") + "."
}
