//! Counts and sums of a moment: what stands to the right of the timeline and beside a service.

use std::sync::Arc;

use ecs_model::history::History;
use ecs_model::log::Second;
use ecs_model::time::Time;
use ecs_model::world::{ServiceKey, TargetState, TaskStatus, World};
use ecs_scene::words::number;

/// Requests and latency are said for this many seconds.
const WINDOW: u64 = 5;
/// Failures are counted over this many seconds.
const FAILURE_WINDOW: u64 = 60;

/// Numbers of a moment. All of them come from all requests and all tasks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// `runningCount` over all services.
    pub running: usize,
    /// `desiredCount` over all services.
    pub desired: u32,
    /// Healthy targets over all groups.
    pub healthy: usize,
    /// Whether there is a target group at all.
    pub balanced: bool,
    /// Requests a second, answered over the last five seconds.
    pub requests_per_second: f64,
    /// Requests a second that clients send, as it is set.
    pub sent_per_second: f64,
    /// 95th percentile of the latency over the last five seconds, in microseconds.
    pub p95_micros: Option<u64>,
    /// Requests of the last minute that failed.
    pub failures: u32,
    /// One by one.
    pub services: Vec<ServiceFigures>,
    /// The numbers of the other line of time at the same moment, as far as its log has them.
    pub other: Option<Box<Figures>>,
}

/// Numbers of a service.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceFigures {
    /// Which.
    pub key: ServiceKey,
    /// `serviceName`.
    pub name: Arc<str>,
    /// `desiredCount`.
    pub desired: u32,
    /// `runningCount`.
    pub running: usize,
    /// On their way to RUNNING.
    pub starting: usize,
    /// On their way out.
    pub leaving: usize,
    /// Tasks that no instance takes.
    pub unplaced: u32,
    /// Whether nothing is left to do.
    pub steady: bool,
}

impl Figures {
    /// The numbers of the present moment.
    pub fn of(history: &History) -> Figures {
        let world = history.world();
        let seconds = seconds_before(history, history.now(), FAILURE_WINDOW);
        let recent = seconds.get(seconds.len().saturating_sub(WINDOW as usize)..).unwrap_or_default();
        let services: Vec<ServiceFigures> = world
            .services
            .iter()
            .map(|service| {
                let (running, starting, leaving) = counts(world, service.key);
                ServiceFigures {
                    key: service.key,
                    name: service.name.clone(),
                    desired: service.desired_count,
                    running,
                    starting,
                    leaving,
                    unplaced: service.unplaced.as_ref().map_or(0, |unplaced| unplaced.count),
                    steady: service.steady_since.is_some(),
                }
            })
            .collect();
        Figures {
            running: services.iter().map(|service| service.running).sum(),
            desired: services.iter().map(|service| service.desired).fold(0, u32::saturating_add),
            healthy: healthy_targets(world),
            balanced: !world.target_groups.is_empty(),
            requests_per_second: rate(recent),
            sent_per_second: world
                .traffic
                .iter()
                .map(|source| source.millirequests_per_second as f64 / 1_000.0)
                .sum(),
            p95_micros: latency(recent),
            failures: seconds.iter().map(|second| second.failures).sum(),
            services,
            other: None,
        }
    }

    /// The numbers of another line of time at `now`, from its log alone; nothing where it was not
    /// computed that far.
    pub fn of_line(line: &History, now: Time) -> Option<Figures> {
        let seconds = seconds_before(line, now, FAILURE_WINDOW);
        // The second that lasts is not in a log yet.
        let last = seconds.last().filter(|last| last.second.saturating_add(2) >= now.seconds())?;
        let recent = seconds.get(seconds.len().saturating_sub(WINDOW as usize)..).unwrap_or_default();
        Some(Figures {
            running: last.running as usize,
            desired: last.desired,
            healthy: last.healthy as usize,
            balanced: !line.world().target_groups.is_empty(),
            requests_per_second: rate(recent),
            p95_micros: latency(recent),
            failures: seconds.iter().map(|second| second.failures).sum(),
            ..Figures::default()
        })
    }
}

impl ServiceFigures {
    /// For example `4 running · 1 pending`, `steady`.
    pub fn sentence(&self) -> String {
        let parts = [
            (self.running, "running"),
            (self.starting, "starting"),
            (self.leaving, "stopping"),
            (self.unplaced as usize, "cannot be placed"),
        ];
        let said: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{} {word}", number(*count as u64)))
            .collect();
        if said.is_empty() { "no tasks".to_owned() } else { said.join(" · ") }
    }
}

fn rate(seconds: &[Second]) -> f64 {
    let answered: u32 = seconds.iter().map(|second| second.requests).sum();
    f64::from(answered) / seconds.len().max(1) as f64
}

fn latency(seconds: &[Second]) -> Option<u64> {
    seconds.iter().map(|second| second.p95_micros).filter(|p95| *p95 > 0).max()
}

/// Whole seconds before a moment, oldest first.
fn seconds_before(history: &History, now: Time, window: u64) -> &[Second] {
    let now = now.seconds();
    let seconds = &history.log().seconds;
    let until = seconds.partition_point(|second| second.second < now);
    let from = seconds.partition_point(|second| second.second.saturating_add(window) < now);
    seconds.get(from..until).unwrap_or_default()
}

fn counts(world: &World, service: ServiceKey) -> (usize, usize, usize) {
    world.tasks_of(service).fold((0, 0, 0), |(running, starting, leaving), task| match task.last_status {
        TaskStatus::Running => (running + 1, starting, leaving),
        TaskStatus::Provisioning | TaskStatus::Pending | TaskStatus::Activating => {
            (running, starting + 1, leaving)
        }
        _ => (running, starting, leaving + 1),
    })
}

fn healthy_targets(world: &World) -> usize {
    let targets = world.target_groups.iter().flat_map(|group| &group.targets);
    targets.filter(|target| target.state == TargetState::Healthy).count()
}
