//! Starting tasks (scheduler.md 2.2, 2.6, 3).

use ecs_sort::SortedMap;

use crate::definition::{DefinitionKey, LaunchType};
use crate::engine::Step;
use crate::event::Seq;
use crate::lifecycle::{self, Launch};
use crate::placement::{self, Demand, Refusal, Rooms};
use crate::random::Stream;
use crate::sabotage::Sabotage;
use crate::time::Duration;
use crate::world::{DeploymentId, InstanceKey, Service, ServiceKey, TaskKey, Unplaced, World, ZoneKey};

use super::census::Census;
use super::{service_events, targets, throttle};

/// Tasks to start together.
#[derive(Clone, Copy, Debug)]
pub(super) struct Batch {
    pub deployment: DeploymentId,
    pub definition: DefinitionKey,
    pub count: u32,
    /// The event that asks for them.
    pub cause: Option<Seq>,
}

type Place = (ZoneKey, Option<InstanceKey>);

/// How many tasks of the PRIMARY deployment may start now: none while starts pause.
pub(super) fn budget(step: &Step<'_>, service: ServiceKey) -> u32 {
    if throttle::pauses(step, service, step.now()) { 0 } else { quota(step, service) }
}

/// How many tasks may start now: none while tasks wait for a place, else what the launch quota
/// leaves.
pub(super) fn quota(step: &Step<'_>, service: ServiceKey) -> u32 {
    let now = step.now();
    let Some(row) = step.world.service(service) else { return 0 };
    if step.world.sabotaged(Sabotage::IgnoresLaunchQuota) {
        return u32::MAX;
    }
    if row.unplaced.as_ref().is_some_and(|unplaced| unplaced.retry > now) {
        return 0;
    }
    let minute = Duration::minutes(1);
    let recent = row.launches.iter().filter(|(at, _)| *at + minute > now).map(|(_, count)| *count);
    step.world.parameters.launches_per_minute.saturating_sub(recent.fold(0, u32::saturating_add))
}

/// Starts the tasks of a batch that have a place; answers which.
pub(super) fn launch(
    step: &mut Step<'_>,
    service: ServiceKey,
    batch: Batch,
    census: &mut Census,
) -> Vec<TaskKey> {
    let (places, refusal) = find_places(step.world, service, batch);
    let tasks = create(step.world, service, batch, &places);
    targets::under(step, batch.cause, |step| {
        if !tasks.is_empty() {
            start(step, service, &tasks);
        }
        let left = batch.count.saturating_sub(u32::try_from(tasks.len()).unwrap_or(u32::MAX));
        match refusal {
            Some(refusal) => not_placed(step, service, left, &refusal),
            None => all_placed(step, service),
        }
    });
    for task in &tasks {
        census.started(step.world, service, *task);
    }
    tasks
}

fn start(step: &mut Step<'_>, service: ServiceKey, tasks: &[TaskKey]) {
    let now = step.now();
    if let Some(row) = step.world.service_mut(service) {
        row.launches.retain(|(at, _)| *at + Duration::minutes(1) > now);
        row.launches.push_back((now, u32::try_from(tasks.len()).unwrap_or(u32::MAX)));
    }
    let list = service_events::task_list(step, tasks);
    let rest = format!(") has started {} tasks: {list}.", tasks.len());
    let said = service_events::say(step, service, "E1", &rest, tasks);
    step.because(said, |step| tasks.iter().for_each(|task| lifecycle::begin(step, *task)));
}

/// Places for the tasks of a batch, one after the other with updated numbers, until one has none.
fn find_places(world: &mut World, service: ServiceKey, batch: Batch) -> (Vec<Place>, Option<Refusal>) {
    let mut ties = world.streams.ties.clone();
    let found = match world.service(service) {
        None => (Vec::new(), None),
        Some(row) if row.launch_type == LaunchType::Fargate => {
            (fargate_zones(world, row, batch.count, &mut ties), None)
        }
        Some(row) => instances(world, row, batch, &mut ties),
    };
    world.streams.ties = ties;
    found
}

/// Fargate spreads over the zones of the service.
fn fargate_zones(world: &World, service: &Service, count: u32, ties: &mut Stream) -> Vec<Place> {
    let mut tasks: SortedMap<ZoneKey, u32> = service.zones.iter().map(|zone| (*zone, 0)).collect();
    for task in world.tasks_of(service.key).filter(|task| task.is_live()) {
        if let Some(count) = tasks.get_mut(&task.zone) {
            *count = count.saturating_add(1);
        }
    }
    let mut places = Vec::new();
    for _ in 0..count {
        let least = tasks.values().min().copied();
        let emptiest: Vec<ZoneKey> =
            tasks.iter().filter(|(_, count)| Some(**count) == least).map(|(zone, _)| *zone).collect();
        let drawn = ties.below(u32::try_from(emptiest.len()).unwrap_or(u32::MAX)) as usize;
        let Some(zone) = emptiest.get(drawn) else { return places };
        if let Some(count) = tasks.get_mut(zone) {
            *count = count.saturating_add(1);
        }
        places.push((*zone, None));
    }
    places
}

fn instances(
    world: &World,
    service: &Service,
    batch: Batch,
    ties: &mut Stream,
) -> (Vec<Place>, Option<Refusal>) {
    let Some(definition) = world.definition(batch.definition) else { return (Vec::new(), None) };
    let demand = Demand { service: Some(service), definition };
    let mut rooms = Rooms::survey(world, service.cluster, Some(service.key));
    let mut places = Vec::new();
    for _ in 0..batch.count {
        match placement::place(&rooms, demand, ties) {
            Ok(instance) => {
                rooms.placed(instance, definition);
                let zone = world.instances.get(instance).map_or(ZoneKey(0), |row| row.zone);
                places.push((zone, Some(instance)));
            }
            Err(refusal) => return (places, Some(refusal)),
        }
    }
    (places, None)
}

fn create(world: &mut World, service: ServiceKey, batch: Batch, places: &[Place]) -> Vec<TaskKey> {
    let Some(row) = world.service(service) else { return Vec::new() };
    let (cluster, launch_type) = (row.cluster, row.launch_type);
    let taken: Vec<u32> = ecs_sort::distinct(world.tasks_of(service).map(|task| task.slot));
    let slots: Vec<u32> =
        (0..).filter(|slot| taken.binary_search(slot).is_err()).take(places.len()).collect();
    let launch = |((zone, instance), slot): (&Place, u32)| Launch {
        cluster,
        service: Some((service, batch.deployment)),
        definition: batch.definition,
        launch_type,
        instance: *instance,
        zone: *zone,
        slot,
    };
    places.iter().zip(slots).map(|place| lifecycle::create(world, launch(place))).collect()
}

/// Some tasks have no place: the service says why, and tries again quickly at first.
fn not_placed(step: &mut Step<'_>, service: ServiceKey, count: u32, refusal: &Refusal) {
    let (now, parameters) = (step.now(), &step.world.parameters);
    let (quick, tick, slow) =
        (parameters.quick_retries, parameters.scheduler_tick, parameters.capacity_retry);
    let rest = format!(
        ") was unable to place a task because no container instance met all of its requirements.{}",
        refusal.suffix
    );
    let said = service_events::say_once(step, service, refusal.code, &rest);
    let Some(row) = step.world.service_mut(service) else { return };
    let before = row.unplaced.take();
    let since = before.as_ref().map_or(now, |unplaced| unplaced.since);
    let event = said.or(before.map(|unplaced| unplaced.event)).unwrap_or_default();
    let patient = now.since(since) >= quick;
    let retry = now + if patient { slow } else { tick };
    let message = format!("(service {}{rest}", row.name).into();
    row.unplaced = Some(Unplaced { since, count, message, event, retry });
    if patient {
        step.because(event, |step| throttle::impaired(step, service));
    }
}

/// Nothing waits for a place any more.
pub(super) fn all_placed(step: &mut Step<'_>, service: ServiceKey) {
    let Some(row) = step.world.service_mut(service) else { return };
    if row.unplaced.take().is_some() {
        service_events::unsay(step, service, "E15");
        if step.world.service(service).is_some_and(|row| row.throttle.pauses == 0) {
            service_events::unsay(step, service, "E16");
        }
    }
}
