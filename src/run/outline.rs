//! The world as a tree: everything that the picture shows, in words.

use ecs_model::world::{Action, Service, TargetGroup, Task, TaskStatus, World};
use ecs_scene::reading::{Meaning as TaskMeaning, Reading};
use ecs_scene::{Subject, inside_words};

use super::label::words;

/// What a treeitem's sign means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It has no state of its own.
    Plain,
    /// One of the meanings of a task's state.
    Task(TaskMeaning),
    /// Desired, not there.
    Waiting,
}

/// One treeitem.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    /// What it stands for.
    pub subject: Subject,
    /// What it says, for example "Task 3f9a, RUNNING, healthy".
    pub label: String,
    /// Its sign.
    pub meaning: Meaning,
    /// What is in it.
    pub branches: Vec<Branch>,
}

/// With more tasks than this, what is inside of a task is said where it is looked at.
const DETAILED_AT_MOST: usize = 100;

/// The whole tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// From clients to clusters, the way of a request.
    pub branches: Vec<Branch>,
}

impl Outline {
    /// The tree of a world.
    pub fn of(world: &World) -> Outline {
        let reading = Reading::of(world);
        let leaf = |subject| branch(&reading, subject, Vec::new());
        let clients = (0..world.traffic.len()).map(|at| leaf(Subject::Clients(at)));
        let names = (0..world.dns.len()).map(|at| leaf(Subject::Name(at)));
        let balancers = world.load_balancers.iter().map(|balancer| {
            let groups = world.target_groups.iter().filter(|group| {
                balancer.listeners.iter().any(|listener| {
                    let actions =
                        listener.rules.iter().map(|rule| &rule.action).chain([&listener.default_action]);
                    actions.into_iter().any(|action| forwards_to(action, group))
                })
            });
            let groups = groups.map(|group| leaf(Subject::TargetGroup(group.key))).collect();
            branch(&reading, Subject::LoadBalancer(balancer.key), groups)
        });
        let clusters = world.clusters.iter().enumerate().map(|(at, _)| {
            let key = ecs_model::world::ClusterKey(u32::try_from(at).unwrap_or(u32::MAX));
            let instances = world.instances.values().filter(|instance| instance.cluster == key);
            let services = world.services.iter().filter(|service| service.cluster == key);
            let inside = instances
                .map(|instance| leaf(Subject::Instance(instance.key)))
                .chain(services.map(|service| service_branch(&reading, service)))
                .collect();
            branch(&reading, Subject::Cluster(key), inside)
        });
        Outline { branches: clients.chain(names).chain(balancers).chain(clusters).collect() }
    }
}

fn forwards_to(action: &Action, group: &TargetGroup) -> bool {
    Reading::forwarded(action).iter().any(|(key, _)| *key == group.key)
}

fn service_branch(reading: &Reading<'_>, service: &Service) -> Branch {
    let mut tasks: Vec<&Task> = reading.world.tasks_of(service.key).collect();
    ecs_sort::sort_by_key(&mut tasks, |task| task.slot);
    let tasks = tasks.into_iter().map(|task| {
        let containers = 0..task.containers.len();
        let containers = containers.map(|at| branch(reading, Subject::Container(task.key, at), Vec::new()));
        let inside = containers.chain([network_branch(reading, task)]).collect();
        branch(reading, Subject::Task(task.key), inside)
    });
    let sockets =
        (0..reading.missing(service)).map(|at| branch(reading, Subject::Socket(service.key, at), Vec::new()));
    branch(reading, Subject::Service(service.key), tasks.chain(sockets).collect())
}

/// The network mode of a task, and in it who has which address and reaches whom.
fn network_branch(reading: &Reading<'_>, task: &Task) -> Branch {
    let lines = if reading.world.tasks.len() <= DETAILED_AT_MOST {
        inside_words(reading, task.key)
    } else {
        Vec::new()
    };
    let line = |(at, label): (usize, String)| Branch {
        subject: Subject::Network(task.key, at),
        label,
        meaning: Meaning::Plain,
        branches: Vec::new(),
    };
    branch(reading, Subject::Network(task.key, 0), lines.into_iter().enumerate().skip(1).map(line).collect())
}

fn branch(reading: &Reading<'_>, subject: Subject, branches: Vec<Branch>) -> Branch {
    let meaning = match subject {
        Subject::Task(key) => match reading.world.tasks.get(key) {
            Some(task) if task.last_status != TaskStatus::Stopped => Meaning::Task(reading.meaning(task)),
            _ => Meaning::Plain,
        },
        Subject::Socket(..) => Meaning::Waiting,
        _ => Meaning::Plain,
    };
    Branch { subject, label: words(reading, subject).unwrap_or_default(), meaning, branches }
}
