//! What a thing is, in one line: the words of a treeitem.

use ecs_model::world::{Container, Health, Instance, Task, World};
use ecs_scene::Subject;
use ecs_scene::reading::Reading;
use ecs_scene::words::{count, per_second, service_words, socket_words, task_word};
use ecs_scene::{inside_words, sentence};

/// For example "Task 3f9a, RUNNING, healthy"; what is gone has no words.
pub fn label(world: &World, subject: Subject) -> String {
    let reading = Reading::of(world);
    words(&reading, subject).unwrap_or_else(|| "Gone".to_owned())
}

/// The same for many things of one moment.
pub fn words(reading: &Reading<'_>, subject: Subject) -> Option<String> {
    let world = reading.world;
    Some(match subject {
        Subject::Clients(at) => {
            let source = world.traffic.get(at)?;
            let rate = per_second(source.millirequests_per_second as f64 / 1_000.0);
            format!("Clients {}, {rate} requests a second", source.name)
        }
        Subject::Name(at) => {
            let (name, record) = world.dns.iter().nth(at)?;
            let balancer = world.load_balancers.get(record.alias_to.index())?;
            format!("Name {name}, alias of load balancer {}", balancer.name)
        }
        Subject::LoadBalancer(key) => {
            let balancer = world.load_balancers.get(key.index())?;
            let ports: Vec<String> =
                balancer.listeners.iter().map(|listener| listener.port.to_string()).collect();
            format!("Load balancer {}, listening on {}", balancer.name, ports.join(", "))
        }
        Subject::TargetGroup(key) => {
            let group = world.target_group(key)?;
            let (healthy, all) = Reading::healthy_of(group);
            format!("Target group {}, {healthy} of {all} healthy", group.name)
        }
        Subject::Cluster(key) => format!("Cluster {}", world.clusters.get(key.index())?.name),
        Subject::Service(key) => {
            let service = world.service(key)?;
            let words = service_words(reading, service);
            format!("Service {}, {} desired, {}", service.name, service.desired_count, words.full())
        }
        Subject::Instance(key) => instance(world, world.instances.get(key)?),
        Subject::Task(key) => task(reading, world.tasks.get(key)?),
        Subject::Container(key, at) => {
            let task = world.tasks.get(key)?;
            let name = &world.definition(task.definition)?.containers.get(at)?.name;
            container(name, task.containers.get(at)?)
        }
        Subject::Network(key, 0) => {
            // One of the lines below, without making the others.
            let mode = world.definition(world.tasks.get(key)?.definition)?.network_mode;
            format!("Network mode {}. {}", mode.as_aws(), sentence(mode))
        }
        Subject::Network(key, line) => inside_words(reading, key).into_iter().nth(line)?,
        Subject::Socket(key, _) => {
            let words = socket_words(reading, world.service(key)?);
            // The first variant of each part is its full one.
            let parts = [&words.what, &words.why, &words.until];
            let parts = parts.into_iter().filter_map(|variants| variants.first().map(String::as_str));
            format!("Empty socket, {}", parts.collect::<Vec<_>>().join(", "))
        }
    })
}

fn task(reading: &Reading<'_>, task: &Task) -> String {
    let word = task_word(reading, task);
    format!("Task {}, {}, {}", task.id.short(), task.last_status.as_aws(), word.full())
}

fn container(name: &str, container: &Container) -> String {
    let mut label = format!("Container {name}, {}", container.status.as_aws());
    if let Some(code) = container.exit_code {
        label.push_str(&format!(", exit code {code}"));
    }
    if container.health != Health::Unknown {
        label.push_str(&format!(", {}", container.health.as_aws()));
    }
    if container.restarts > 0 {
        label.push_str(&format!(", {}", count(container.restarts.into(), "restart")));
    }
    label
}

fn instance(world: &World, instance: &Instance) -> String {
    let zone = world.zones.get(instance.zone.index()).map_or("", |zone| zone);
    let tasks = count(instance.tasks.len() as u64, "task");
    let kind = &instance.instance_type.name;
    format!("Instance {}, {kind} in {zone}, {}, {tasks}", instance.id.short(), instance.status.as_aws())
}
