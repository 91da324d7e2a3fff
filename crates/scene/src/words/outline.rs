//! The picture in words: cluster, service, task, container, for those who do not see it and for
//! the command line.

use ecs_model::definition::LaunchType;
use ecs_model::world::{ContainerStatus, Service, Task, TaskStatus, World};

use crate::inside::inside_words;
use crate::primitive::Subject;
use crate::reading::{Reading, failed_exit};

use super::{count, number, per_second, service_words, socket_words, task_word};

/// One line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// 0 for a cluster, 1 for its services and instances, 2 for tasks, 3 for containers.
    pub depth: u8,
    /// What it is about.
    pub subject: Subject,
    /// What it says.
    pub text: String,
}

/// The whole world as an outline. Tasks that are STOPPED are not in it.
pub fn outline(world: &World) -> Vec<Line> {
    let reading = Reading::of(world);
    let mut lines = Vec::new();
    for at in 0..world.clusters.len() {
        let cluster = ecs_model::world::ClusterKey(u32::try_from(at).unwrap_or(u32::MAX));
        push(&reading, &mut lines, 0, Subject::Cluster(cluster));
        for service in world.services.iter().filter(|service| service.cluster == cluster) {
            push(&reading, &mut lines, 1, Subject::Service(service.key));
            let tasks =
                world.tasks.values().filter(|task| task.service == Some(service.key) && is_there(task));
            tasks.for_each(|task| push_task(&reading, &mut lines, task));
            if reading.missing(service) > 0 {
                push(&reading, &mut lines, 2, Subject::Socket(service.key, 0));
            }
        }
        for task in world
            .tasks
            .values()
            .filter(|task| task.cluster == cluster && task.service.is_none() && is_there(task))
        {
            push_task(&reading, &mut lines, task);
        }
        for instance in world.instances.values().filter(|instance| instance.cluster == cluster) {
            push(&reading, &mut lines, 1, Subject::Instance(instance.key));
        }
    }
    lines
}

/// The outline as text, two spaces a level, after the one line that sums it up.
pub fn words(world: &World) -> String {
    let mut text = super::summary(&Reading::of(world));
    text.push('\n');
    for line in outline(world) {
        text.push_str(&"  ".repeat(usize::from(line.depth)));
        text.push_str(&line.text);
        text.push('\n');
    }
    text
}

fn is_there(task: &Task) -> bool {
    task.last_status != TaskStatus::Stopped
}

fn push(reading: &Reading<'_>, lines: &mut Vec<Line>, depth: u8, subject: Subject) {
    lines.push(Line { depth, subject, text: describe(reading, subject) });
}

fn push_task(reading: &Reading<'_>, lines: &mut Vec<Line>, task: &Task) {
    push(reading, lines, 2, Subject::Task(task.key));
    for container in 0..task.containers.len() {
        push(reading, lines, 3, Subject::Container(task.key, container));
    }
}

/// What assistive technology calls a thing: "Task 3f9a, RUNNING, healthy". Empty when the world
/// has no such thing.
pub fn label(world: &World, subject: Subject) -> String {
    describe(&Reading::of(world), subject)
}

fn describe(reading: &Reading<'_>, subject: Subject) -> String {
    describe_some(reading, subject).unwrap_or_default()
}

fn describe_some(reading: &Reading<'_>, subject: Subject) -> Option<String> {
    let world = reading.world;
    Some(match subject {
        Subject::Clients(at) => {
            let source = world.traffic.get(at)?;
            let rate = per_second(source.millirequests_per_second as f64 / 1_000.0);
            format!("Clients {}, {rate} requests a second to {}", source.name, source.url.host)
        }
        Subject::Name(at) => {
            let (name, record) = world.dns.iter().nth(at)?;
            let balancer = world.load_balancers.get(record.alias_to.index())?;
            format!("Name {name}, alias of {}", balancer.name)
        }
        Subject::LoadBalancer(key) => {
            let balancer = world.load_balancers.get(key.index())?;
            format!("Load balancer {}, {}", balancer.name, count(balancer.listeners.len() as u64, "listener"))
        }
        Subject::TargetGroup(key) => {
            let group = world.target_group(key)?;
            let (healthy, all) = Reading::healthy_of(group);
            format!("Target group {}, {healthy} of {} healthy", group.name, count(all as u64, "target"))
        }
        Subject::Cluster(key) => {
            let cluster = world.clusters.get(key.index())?;
            let services = world.services.iter().filter(|service| service.cluster == key).count();
            format!("Cluster {}, {}", cluster.name, count(services as u64, "service"))
        }
        Subject::Service(key) => service_label(reading, world.service(key)?),
        Subject::Instance(key) => {
            let instance = world.instances.get(key)?;
            let tasks = count(instance.tasks.len() as u64, "task");
            let kind = &instance.instance_type.name;
            format!("Instance {}, {kind}, {}, {tasks}", instance.id.short(), instance.status.as_aws())
        }
        Subject::Task(key) => task_label(reading, world.tasks.get(key)?),
        Subject::Container(key, at) => container_label(reading, world.tasks.get(key)?, at)?,
        Subject::Network(key, at) => inside_words(reading, key).into_iter().nth(at)?,
        Subject::Socket(key, _) => {
            let service = world.service(key)?;
            let words = socket_words(reading, service);
            let first = |variants: &Vec<String>| variants.first().cloned();
            let parts = [first(&words.what), first(&words.why), first(&words.until)];
            let said: Vec<String> = parts.into_iter().flatten().collect();
            let missing = reading.missing(service);
            format!("{} not started: {}", count(missing.into(), "task"), said.join(", "))
        }
    })
}

fn service_label(reading: &Reading<'_>, service: &Service) -> String {
    let launch = match service.launch_type {
        LaunchType::Fargate => "Fargate",
        LaunchType::Ec2 => "EC2",
    };
    let goes = service_words(reading, service);
    format!(
        "Service {}, {launch}, desired {}, {}",
        service.name,
        number(service.desired_count.into()),
        goes.full()
    )
}

fn task_label(reading: &Reading<'_>, task: &Task) -> String {
    format!("Task {}, {}, {}", task.id.short(), task.last_status.as_aws(), task_word(reading, task).full())
}

fn container_label(reading: &Reading<'_>, task: &Task, at: usize) -> Option<String> {
    let container = task.containers.get(at)?;
    let definition = reading.definition(task).and_then(|definition| definition.containers.get(at));
    let name = definition.map_or("", |definition| &*definition.name);
    let mut parts = vec![format!("Container {name}"), container.status.as_aws().to_owned()];
    if definition.is_some_and(|definition| definition.essential) {
        parts.push("essential".to_owned());
    }
    if definition.is_some_and(|definition| definition.health_check.is_some()) {
        parts.push(container.health.as_aws().to_owned());
    }
    match (container.status, container.exit_code) {
        (ContainerStatus::Stopped, Some(code)) => parts.push(format!("exit {code}")),
        (ContainerStatus::Stopped, None) => {
            parts.extend(failed_exit(task).map(|_| "never started".to_owned()))
        }
        _ => {}
    }
    if container.restarts > 0 {
        parts.push(count(container.restarts.into(), "restart"));
    }
    Some(parts.join(", "))
}
