//! What each instance says to a task that cannot be placed, with its numbers.

use ecs_model::definition::Protocol;
use ecs_model::placement::{self, Check};
use ecs_model::world::{InstanceStatus, ServiceKey, TaskKey, World};

/// The verdict of one instance.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// What the picture calls the instance.
    pub instance: String,
    /// What it lacks, a phrase each; nothing when it would take the task.
    pub lacks: Vec<String>,
}

/// The verdicts about one more task of a service, oldest instance first; none for tasks that need
/// no instance.
pub fn verdicts(world: &World, key: ServiceKey) -> Vec<Verdict> {
    let Some(service) = world.service(key) else { return Vec::new() };
    let definition = service.primary().and_then(|primary| world.definition(primary.definition));
    let Some(definition) = definition else { return Vec::new() };
    let said = placement::verdicts(world, service, definition);
    said.into_iter()
        .filter_map(|verdict| {
            let instance = world.instances.get(verdict.instance)?.id.short();
            Some(Verdict {
                instance,
                lacks: verdict.missing.iter().map(|check| lack(world, check)).collect(),
            })
        })
        .collect()
}

fn lack(world: &World, check: &Check) -> String {
    match check {
        Check::Active(InstanceStatus::Draining) => "is DRAINING and takes no new tasks".to_owned(),
        Check::Active(status) => format!("is {}", status.as_aws()),
        Check::AgentConnected(_) => "has lost its agent".to_owned(),
        Check::Zone(_) => "is in a zone without a subnet of the service".to_owned(),
        Check::Cpu { needed, free, registered } => {
            format!("has {free} of {registered} CPU units free, the task needs {needed}")
        }
        Check::Memory { needed, free, registered } => {
            format!("has {free} of {registered} MiB free, the task needs {needed}")
        }
        Check::HostPorts { taken } => {
            let ports: Vec<String> = taken.iter().map(|port| taken_port(world, port)).collect();
            format!("has {} taken", ports.join(", "))
        }
        Check::Interface { .. } => "has no network interface left".to_owned(),
        Check::DistinctInstance { tasks } => {
            format!("runs {} of the service already", ecs_scene::words::count((*tasks).into(), "task"))
        }
    }
}

/// For example `port 80 (task 3f9a)`.
fn taken_port(world: &World, (protocol, port, holder): &(Protocol, u16, Option<TaskKey>)) -> String {
    let holder = holder.and_then(|task| world.tasks.get(task));
    let by =
        holder.map_or_else(|| "the instance itself".to_owned(), |task| format!("task {}", task.id.short()));
    let kind = if *protocol == Protocol::Udp { "UDP port" } else { "port" };
    format!("{kind} {port} ({by})")
}
