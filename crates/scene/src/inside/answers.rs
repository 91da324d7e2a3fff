//! What can reach what, and how many copies fit: short answers under the drawing of a network
//! mode, with the numbers of this task (networking.md 1.2, 2 and 5.2).

use ecs_model::definition::{LaunchType, NetworkMode};
use ecs_model::world::{Instance, TaskStatus};

use super::Subjects;

/// Whether, and what.
pub type Answer = (bool, String);

/// The answers for a task.
pub fn answers(subjects: &Subjects<'_>) -> Vec<Answer> {
    let mut answers = vec![siblings(subjects)];
    answers.push(load_balancer(subjects));
    answers.push(second_copy(subjects));
    answers.push(further(subjects));
    answers
}

/// The first port that a container of the task listens on.
fn first_port(subjects: &Subjects<'_>) -> Option<u16> {
    let containers = subjects.definition.containers.iter();
    containers.flat_map(|container| &container.port_mappings).map(|mapping| mapping.container_port).next()
}

/// Whether one container reaches another over localhost.
fn siblings(subjects: &Subjects<'_>) -> Answer {
    let containers = &subjects.definition.containers;
    let shared = matches!(subjects.definition.network_mode, NetworkMode::Awsvpc | NetworkMode::Host);
    let listens =
        |at: usize| containers.get(at).and_then(|c| c.port_mappings.first()).map(|m| m.container_port);
    let why = if shared { "" } else { " (own namespace)" };
    // The first container asks the next one that listens.
    let other = (1..containers.len()).find_map(|at| listens(at).map(|port| (0, port)));
    let other = other.or_else(|| listens(0).filter(|_| containers.len() > 1).map(|port| (1, port)));
    match other.and_then(|(from, port)| containers.get(from).map(|from| (from, port))) {
        Some((from, port)) => (shared, format!("{} → localhost:{port}{why}", from.name)),
        None if shared => (true, "containers of the task meet on localhost".to_owned()),
        None => (false, "containers meet on localhost (own namespaces)".to_owned()),
    }
}

/// Where a load balancer would send requests.
fn load_balancer(subjects: &Subjects<'_>) -> Answer {
    if subjects.definition.network_mode == NetworkMode::None {
        return (false, "ALB → anything".to_owned());
    }
    let Some(port) = first_port(subjects) else {
        return (false, "ALB: no container port is mapped".to_owned());
    };
    let instance = subjects.instance.map(|instance| instance.address.to_string());
    let instance = instance.unwrap_or_else(|| "the instance".to_owned());
    match subjects.definition.network_mode {
        NetworkMode::Awsvpc => {
            let address =
                subjects.task.address.map_or("its address".to_owned(), |address| address.to_string());
            (true, format!("ALB → {address}:{port}, target type ip"))
        }
        NetworkMode::Bridge => {
            let bindings = subjects.task.containers.iter().flat_map(|container| &container.bindings);
            let bound = bindings.map(|binding| binding.host_port.to_string()).next();
            let host_port = bound.unwrap_or_else(|| "a host port".to_owned());
            (true, format!("ALB → {instance}:{host_port}, target type instance"))
        }
        NetworkMode::Host | NetworkMode::None => {
            (true, format!("ALB → {instance}:{port}, target type instance"))
        }
    }
}

/// Whether a second copy fits on the same instance by its ports.
fn second_copy(subjects: &Subjects<'_>) -> Answer {
    let fixed = subjects.definition.static_host_ports().next();
    let port = first_port(subjects);
    match (subjects.definition.network_mode, fixed, port) {
        (NetworkMode::None, ..) => (false, "port mappings".to_owned()),
        (NetworkMode::Awsvpc, _, Some(port)) if subjects.task.launch_type == LaunchType::Fargate => {
            (true, format!("many tasks on port {port}, each its own address"))
        }
        (NetworkMode::Awsvpc, _, Some(port)) => (true, format!("two tasks on port {port}, one instance")),
        (_, Some((_, port)), _) => (false, format!("two tasks with host port {port}: the second waits")),
        (_, None, Some(port)) => (true, format!("two tasks on port {port} with hostPort 0")),
        (_, None, None) => (true, "two tasks, one instance".to_owned()),
    }
}

/// The next limit that this mode has.
fn further(subjects: &Subjects<'_>) -> Answer {
    match (subjects.definition.network_mode, subjects.instance) {
        (NetworkMode::Awsvpc, Some(instance)) => match free_interfaces(subjects, instance) {
            0 => (false, "another task here: RESOURCE:ENI".to_owned()),
            1 => (true, "1 more task here by network interfaces".to_owned()),
            free => (true, format!("{free} more tasks here by network interfaces")),
        },
        (NetworkMode::Awsvpc, None) => (true, "a security group of its own".to_owned()),
        (NetworkMode::Bridge, _) => (true, "container → container by address on docker0".to_owned()),
        (NetworkMode::Host | NetworkMode::None, _) => (false, "Fargate".to_owned()),
    }
}

/// Interfaces that the instance has left for tasks: one is its own.
pub fn free_interfaces(subjects: &Subjects<'_>, instance: &Instance) -> u32 {
    instance.instance_type.enis.saturating_sub(1).saturating_sub(taken_interfaces(subjects, instance))
}

/// Interfaces that tasks on the instance have.
pub fn taken_interfaces(subjects: &Subjects<'_>, instance: &Instance) -> u32 {
    let reading = subjects.reading;
    let tasks = instance.tasks.iter().filter_map(|key| reading.world.tasks.get(*key));
    let holds = |task: &&ecs_model::world::Task| {
        task.last_status != TaskStatus::Stopped
            && reading.definition(task).is_some_and(|d| d.network_mode == NetworkMode::Awsvpc)
    };
    u32::try_from(tasks.filter(holds).count()).unwrap_or(u32::MAX)
}
