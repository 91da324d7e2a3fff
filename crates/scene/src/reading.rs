//! What a picture needs to know of a world beyond its plain data: looked up once a picture.

use ecs_model::definition::{Definition, LaunchType};
use ecs_model::requests::Request;
use ecs_model::time::{Duration, Time};
use ecs_model::world::{
    Action, ContainerStatus, Health, Service, ServiceKey, Target, TargetGroup, TargetGroupKey, TargetState,
    Task, TaskKey, TaskStatus, World,
};

/// Requests of this last span make up the "requests a second" of the picture.
const RATE_WINDOW: Duration = Duration::seconds(5);

/// Empty sockets of a service at most: ECS has 5,000 tasks a service.
pub const MOST_SOCKETS: u32 = 10_000;

/// A task's place in a target group.
#[derive(Clone, Copy, Debug)]
pub struct Registration<'a> {
    /// In which group.
    pub group: TargetGroupKey,
    /// The target.
    pub target: &'a Target,
}

/// A world with its lookup tables.
pub struct Reading<'a> {
    /// The world.
    pub world: &'a World,
    /// By task, then by group.
    registrations: Vec<(TaskKey, Registration<'a>)>,
}

impl<'a> Reading<'a> {
    /// Looks everything up.
    pub fn of(world: &'a World) -> Reading<'a> {
        let mut registrations: Vec<(TaskKey, Registration<'a>)> = world
            .target_groups
            .iter()
            .flat_map(|group| group.targets.iter().map(|target| Registration { group: group.key, target }))
            .map(|registration| (registration.target.task, registration))
            .collect();
        ecs_sort::sort_by_key(&mut registrations, |(task, registration)| {
            (*task, registration.group, registration.target.registration)
        });
        Reading { world, registrations }
    }

    /// The present moment.
    pub fn now(&self) -> Time {
        self.world.now
    }

    /// The targets of a task.
    pub fn registrations(&self, task: TaskKey) -> impl Iterator<Item = Registration<'a>> + '_ {
        let first = self.registrations.partition_point(|(key, _)| *key < task);
        let rest = self.registrations.get(first..).unwrap_or_default();
        rest.iter().take_while(move |(key, _)| *key == task).map(|(_, registration)| *registration)
    }

    /// The target state that says most about a task: the worst of those it has.
    pub fn target_state(&self, task: TaskKey) -> Option<TargetState> {
        let badness = |state: &TargetState| match state {
            TargetState::Unhealthy => 4,
            TargetState::Draining => 3,
            TargetState::Initial => 2,
            TargetState::Unused => 1,
            TargetState::Healthy => 0,
        };
        self.registrations(task).map(|registration| registration.target.state).max_by_key(badness)
    }

    /// The revision that a task runs.
    pub fn definition(&self, task: &Task) -> Option<&'a Definition> {
        self.world.definition(task.definition).map(|definition| &**definition)
    }

    /// Whether a newer deployment is being rolled out over this task's.
    pub fn is_of_old_deployment(&self, task: &Task) -> bool {
        let service = task.service.and_then(|service| self.world.service(service));
        service.and_then(Service::primary).is_some_and(|primary| Some(primary.id) != task.deployment)
    }

    /// What kind of moment the task has, for its colour, shape and word.
    pub fn meaning(&self, task: &Task) -> Meaning {
        match task.last_status {
            TaskStatus::Provisioning | TaskStatus::Pending | TaskStatus::Activating => Meaning::Starting,
            TaskStatus::Running if self.is_unhealthy(task) => Meaning::Failed,
            TaskStatus::Running => Meaning::Serving,
            TaskStatus::Deactivating | TaskStatus::Stopping | TaskStatus::Deprovisioning => Meaning::Leaving,
            TaskStatus::Stopped if failed_exit(task).is_some() => Meaning::Failed,
            TaskStatus::Stopped => Meaning::Leaving,
        }
    }

    fn is_unhealthy(&self, task: &Task) -> bool {
        task.health == Health::Unhealthy || self.target_state(task.key) == Some(TargetState::Unhealthy)
    }

    /// Healthy targets of a group and all that it may come to serve: draining ones are on
    /// their way out and count for neither.
    pub fn healthy_of(group: &TargetGroup) -> (usize, usize) {
        let staying = group.targets.iter().filter(|target| target.state != TargetState::Draining);
        let healthy = staying.clone().filter(|target| target.state == TargetState::Healthy);
        (healthy.count(), staying.count())
    }

    /// Groups that some rule forwards to.
    pub fn forwarded(action: &Action) -> &[(TargetGroupKey, u32)] {
        match action {
            Action::Forward(groups) => groups,
            Action::FixedResponse { .. } | Action::Redirect(_) => &[],
        }
    }

    /// Requests that the world still remembers, those under way included.
    pub fn requests(&self) -> impl Iterator<Item = &'a Request> + '_ {
        let under_way = self.world.requests.in_flight.values().map(|in_flight| &in_flight.request);
        self.world.requests.recent.iter().chain(under_way)
    }

    /// Requests that ended in the last few seconds, newest first.
    pub fn lately(&self) -> impl Iterator<Item = &'a Request> + '_ {
        let since = Time(self.now().0.saturating_sub(RATE_WINDOW.0));
        self.world.requests.recent.iter().rev().take_while(move |request| request.ended > since)
    }

    /// Requests a second that sources send, as they are set.
    pub fn sent_per_second(&self) -> f64 {
        self.world.traffic.iter().map(|source| source.millirequests_per_second as f64 / 1_000.0).sum()
    }

    /// Requests a second that each of these tasks answered lately, by task. Where the world
    /// remembers less than the window, the rate is that of what it remembers.
    pub fn answered_per_second(&self) -> Vec<(TaskKey, f32)> {
        // Many, with each frame: this and the latencies share the one sort of whole numbers.
        let tasks = self.lately().filter_map(|request| request.route.task);
        let mut tasks: Vec<u32> = tasks.map(|task| task.0).collect();
        tasks.sort_unstable();
        let oldest = self.lately().last().map_or(self.now(), |request| request.ended);
        let whole = self.world.requests.recent.front().is_none_or(|first| first.ended < oldest);
        let window = if whole { RATE_WINDOW.min(Duration(self.now().0)) } else { self.now().since(oldest) };
        let seconds = (window.0 as f32 / 1_000_000.0).max(0.001);
        let runs = tasks.chunk_by(|a, b| a == b);
        runs.filter_map(|run| run.first().map(|task| (TaskKey(*task), run.len() as f32 / seconds))).collect()
    }

    /// Tasks of a service by what they do: running, starting, leaving.
    pub fn counts(&self, service: ServiceKey) -> (usize, usize, usize) {
        self.world.tasks_of(service).fold((0, 0, 0), |(running, starting, leaving), task| {
            match task.last_status {
                TaskStatus::Running => (running + 1, starting, leaving),
                TaskStatus::Provisioning | TaskStatus::Pending | TaskStatus::Activating => {
                    (running, starting + 1, leaving)
                }
                _ => (running, starting, leaving + 1),
            }
        })
    }

    /// Tasks that a service still wants and that nobody has started: its empty sockets. At most
    /// [`MOST_SOCKETS`], whatever a world says.
    pub fn missing(&self, service: &Service) -> u32 {
        let live = self.world.tasks_of(service.key).filter(|task| task.is_live()).count();
        service.desired_count.saturating_sub(u32::try_from(live).unwrap_or(u32::MAX)).min(MOST_SOCKETS)
    }

    /// Whether the tasks of a service find their place on container instances.
    pub fn on_instances(service: &Service) -> bool {
        service.launch_type == LaunchType::Ec2
    }
}

/// What a state means to a beholder (look.md "Colour").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// On its way to serve.
    Starting,
    /// Serves.
    Serving,
    /// On its way out.
    Leaving,
    /// Went wrong.
    Failed,
}

/// The exit code that an essential container ended with, when it was not 0 and nobody had
/// told it to stop. The first one that ended counts.
pub fn failed_exit(task: &Task) -> Option<i32> {
    let ended = |container: &&ecs_model::world::Container| {
        container.status == ContainerStatus::Stopped && container.signalled.is_none()
    };
    let first = task.containers.iter().filter(ended).min_by_key(|container| container.stopped);
    first.and_then(|container| container.exit_code).filter(|code| *code != 0)
}

/// How much of the span from `since` to `until` is over at `now`, in thousandths.
pub fn progress(since: Time, until: Time, now: Time) -> u16 {
    let span = until.since(since).0;
    if span == 0 {
        return 1_000;
    }
    u16::try_from(now.since(since).0.saturating_mul(1_000) / span).unwrap_or(1_000).min(1_000)
}
