//! What a pass knows of the tasks of its service.

use crate::definition::Definition;
use crate::event::Seq;
use crate::load_balancing::{self, TargetVerdict};
use crate::time::{Duration, Time};
use crate::world::{
    Deployment, DeploymentId, DeploymentStatus, Health, InstanceKey, InstanceStatus, RolloutState, Service,
    ServiceKey, Task, TaskKey, TaskStatus, Undrained, World, ZoneKey,
};

/// What the scheduler holds of the health of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Judgement {
    /// No verdict yet, or none that counts.
    Open,
    /// It counts for the lower bound.
    Healthy,
    /// It has to be replaced.
    Unhealthy,
}

/// One task as a pass sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub key: TaskKey,
    pub deployment: DeploymentId,
    /// Whether it belongs to the PRIMARY deployment.
    pub primary: bool,
    pub live: bool,
    pub was_running: bool,
    pub judgement: Judgement,
    pub zone: ZoneKey,
    pub instance: Option<InstanceKey>,
    /// Whether its instance takes no tasks any more.
    pub on_draining: bool,
    /// The event behind the judgement.
    pub cause: Option<Seq>,
}

impl Seen {
    /// Whether it has to go: of an old deployment, or on an instance that drains.
    pub fn outgoing(&self) -> bool {
        self.live && (!self.primary || self.on_draining)
    }

    /// Whether it is to stay.
    pub fn staying(&self) -> bool {
        self.live && self.primary && !self.on_draining
    }
}

/// The tasks of a service that are not STOPPED, oldest first.
#[derive(Clone, Debug)]
pub(super) struct Census {
    pub tasks: Vec<Seen>,
    /// When a judgement changes by time alone, and the event that began the wait.
    pub ripens: Option<(Time, Option<Seq>)>,
    /// Tasks of the PRIMARY deployment that have ended, which the scheduler has not seen yet: it
    /// starts none in their place.
    pub unseen: u32,
    /// When the next of the unseen ends is seen, and what ended the task.
    pub sees: Option<(Time, Option<Seq>)>,
}

impl Census {
    /// Looks at every task of a service.
    pub fn take(world: &World, service: &Service) -> Census {
        let primary = service.primary().map(|deployment| deployment.id);
        let mut ripens: Option<(Time, Option<Seq>)> = None;
        let tasks = world.tasks_of(service.key).map(|task| {
            let (judgement, until) = judge_until(world, service, task);
            if let Some(until) = until.filter(|until| ripens.is_none_or(|(earliest, _)| *until < earliest)) {
                ripens = Some((until, task.verdict_cause));
            }
            seen(world, task, primary, judgement)
        });
        let tasks: Vec<Seen> = tasks.collect();
        let mut census = Census { tasks, ripens, unseen: 0, sees: None };
        census.look_for_ends(world, service);
        census
    }

    fn look_for_ends(&mut self, world: &World, service: &Service) {
        let unseen: Vec<Undrained> =
            service.undrained.iter().filter(|ended| ended.seen > world.now).copied().collect();
        let next = unseen.iter().min_by_key(|ended| ended.seen);
        let cause = |task| world.tasks.get(task).and_then(|task| task.last_event);
        self.sees = next.map(|ended| (ended.seen, cause(ended.task)));
        self.unseen = self.count(|seen| seen.primary && unseen.iter().any(|ended| ended.task == seen.key));
    }

    /// The tasks that should run.
    pub fn live(&self) -> impl Iterator<Item = &Seen> {
        self.tasks.iter().filter(|seen| seen.live)
    }

    /// How many tasks pass `test`.
    pub fn count(&self, test: impl Fn(&Seen) -> bool) -> u32 {
        u32::try_from(self.tasks.iter().filter(|seen| test(seen)).count()).unwrap_or(u32::MAX)
    }

    /// Healthy live tasks over all deployments.
    pub fn healthy(&self) -> u32 {
        self.count(|seen| seen.live && seen.judgement == Judgement::Healthy)
    }

    /// Tasks that occupy the ceiling (scheduler.md 2.4).
    pub fn occupying(&self, stopping_counts: bool) -> u32 {
        self.count(|seen| seen.live || stopping_counts)
    }

    /// The last event behind a judgement about a live task.
    pub fn latest_cause(&self) -> Option<Seq> {
        self.live().filter_map(|seen| seen.cause).max()
    }

    /// Notes that a task was told to stop.
    pub fn stopped(&mut self, key: TaskKey) {
        if let Ok(at) = self.tasks.binary_search_by_key(&key, |seen| seen.key)
            && let Some(seen) = self.tasks.get_mut(at)
        {
            seen.live = false;
        }
    }

    /// Notes that a task was started.
    pub fn started(&mut self, world: &World, service: ServiceKey, key: TaskKey) {
        let primary = world.service(service).and_then(Service::primary).map(|deployment| deployment.id);
        if let Some(task) = world.tasks.get(key) {
            self.tasks.push(seen(world, task, primary, Judgement::Open));
        }
    }

    /// The task under `key`.
    pub fn get(&self, key: TaskKey) -> Option<&Seen> {
        self.tasks.binary_search_by_key(&key, |seen| seen.key).ok().and_then(|at| self.tasks.get(at))
    }
}

fn seen(world: &World, task: &Task, primary: Option<DeploymentId>, judgement: Judgement) -> Seen {
    let instance = task.instance.and_then(|key| world.instances.get(key));
    Seen {
        key: task.key,
        deployment: task.deployment.unwrap_or(DeploymentId(0)),
        primary: task.deployment.is_some() && task.deployment == primary,
        live: task.is_live(),
        was_running: task.was_running(),
        judgement,
        zone: task.zone,
        instance: task.instance,
        on_draining: instance.is_some_and(|row| row.status != InstanceStatus::Active),
        cause: task.verdict_cause,
    }
}

/// What the scheduler of `service` holds of the health of `task`.
pub fn judge(world: &World, service: &Service, task: &Task) -> Judgement {
    judge_until(world, service, task).0
}

/// The judgement, and the moment at which it changes if nothing else happens.
fn judge_until(world: &World, service: &Service, task: &Task) -> (Judgement, Option<Time>) {
    let Some(started) =
        task.times.started.filter(|_| task.last_status == TaskStatus::Running && task.is_live())
    else {
        return (Judgement::Open, None);
    };
    let checked = world.definition(task.definition).is_some_and(|definition| has_health_check(definition));
    let balanced = !service.load_balancers.is_empty();
    let target = if balanced { load_balancing::verdict(world, task.key) } else { TargetVerdict::Healthy };
    let bad =
        (checked && task.health == Health::Unhealthy) || matches!(target, TargetVerdict::Unhealthy { .. });
    if bad {
        let grace_ends = started + service.health_check_grace_period;
        if world.now < grace_ends {
            (Judgement::Open, Some(grace_ends))
        } else {
            (Judgement::Unhealthy, None)
        }
    } else if (checked && task.health != Health::Healthy) || target != TargetVerdict::Healthy {
        (Judgement::Open, None)
    } else {
        let ripe = started + ripening(world, service, task, balanced, checked);
        if world.now < ripe { (Judgement::Open, Some(ripe)) } else { (Judgement::Healthy, None) }
    }
}

/// How long a task has to run before it counts as healthy, all checks passed (scheduler.md 2.3,
/// load-balancing.md 5.6).
fn ripening(world: &World, service: &Service, task: &Task, balanced: bool, checked: bool) -> Duration {
    let rolling_out = |deployment: &Deployment| {
        deployment.status == DeploymentStatus::Primary && deployment.rollout_state == RolloutState::InProgress
    };
    let deployment = service.deployments.iter().find(|deployment| Some(deployment.id) == task.deployment);
    match (balanced, checked) {
        (false, false) => world.parameters.healthy_after_running,
        (true, _) if deployment.is_some_and(rolling_out) => world.parameters.deployment_settling,
        _ => Duration::ZERO,
    }
}

fn has_health_check(definition: &Definition) -> bool {
    definition.containers.iter().any(|container| container.essential && container.health_check.is_some())
}
