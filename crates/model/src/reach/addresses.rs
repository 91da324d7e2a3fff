//! Rows about addresses: localhost, the special ones, and those of tasks, instances and containers.

use std::net::Ipv4Addr;

use super::containers::{self, End};
use super::place::container_name;
use super::{Place, Reach, Way};
use crate::definition::{LaunchType, NetworkMode};
use crate::world::{TaskKey, World};

/// Credentials and metadata of tasks.
const TASK_METADATA: Ipv4Addr = Ipv4Addr::new(169, 254, 170, 2);
/// Metadata of instances.
const INSTANCE_METADATA: Ipv4Addr = Ipv4Addr::new(169, 254, 169, 254);

/// To an address or to localhost.
pub fn reach(way: Way<'_>, from: &Place, to: &Place, port: Option<u16>) -> Reach {
    let world = way.world;
    let Place::Container { task, container } = from else {
        return way
            .stopped("", "Private addresses mean nothing outside of the VPC; name what is to be reached.");
    };
    let Some(end) = End::of(world, *task, *container) else { return way.stopped("", "The task is gone.") };
    let Place::Address(address) = to else { return localhost(way, &end, port) };
    match *address {
        TASK_METADATA => task_metadata(way, &end),
        INSTANCE_METADATA => instance_metadata(way, &end),
        address => owner(way, &end, from, address, port),
    }
}

fn localhost(mut way: Way<'_>, end: &End<'_>, port: Option<u16>) -> Reach {
    let world = way.world;
    let port = end.port(world, port);
    let shared = end.mode == NetworkMode::Awsvpc || end.mode == NetworkMode::Host;
    let found = siblings(world, end.key)
        .find(|(position, ports)| (shared || *position == end.position) && ports.contains(&port));
    let row = match (end.mode, end.task.launch_type) {
        (NetworkMode::Awsvpc, LaunchType::Fargate) => "F1",
        (NetworkMode::Awsvpc, _) => "A1",
        (NetworkMode::Host, _) => "H1",
        (NetworkMode::Bridge, _) => "B1",
        (NetworkMode::None, _) => "N1",
    };
    match found {
        Some((position, _)) => {
            way.hop(container_name(world, end.key, position), format!("localhost:{port}"));
            way.reached(row, "localhost is the container's own network namespace and whatever shares it.")
        }
        None if shared => {
            way.stopped(row, format!("No container of the task has a mapping for port {port}."))
        }
        None => way
            .stopped(row, "Each container has a localhost of its own; the others of the task are not on it."),
    }
}

/// Positions of the containers of a task with the ports they are known to open.
fn siblings(world: &World, task: TaskKey) -> impl Iterator<Item = (usize, Vec<u16>)> + '_ {
    let containers =
        world.definition_of(task).map(|definition| definition.containers.as_slice()).unwrap_or_default();
    containers.iter().enumerate().map(|(position, container)| {
        (position, container.port_mappings.iter().map(|mapping| mapping.container_port).collect())
    })
}

fn task_metadata(mut way: Way<'_>, end: &End<'_>) -> Reach {
    let row = match (end.mode, end.task.launch_type) {
        (NetworkMode::None, _) => {
            return way.stopped("N2", "In network mode none a container has nothing but its own loopback.");
        }
        (_, LaunchType::Fargate) => "F6",
        (NetworkMode::Awsvpc, _) => "A13",
        (NetworkMode::Bridge, _) => "B13",
        (NetworkMode::Host, _) => "H8",
    };
    way.hop("task metadata", TASK_METADATA.to_string());
    way.reached(row, "The agent answers here with the metadata of the task and the credentials of its role.")
}

fn instance_metadata(mut way: Way<'_>, end: &End<'_>) -> Reach {
    let (row, reason) = match (end.mode, end.task.launch_type) {
        (NetworkMode::None, _) => {
            return way.stopped("N2", "In network mode none a container has nothing but its own loopback.");
        }
        (_, LaunchType::Fargate) => return way.stopped("F5", "There is no instance metadata on Fargate."),
        (NetworkMode::Awsvpc, _) => {
            ("A12", "It is open to tasks by default; ECS_AWSVPC_BLOCK_IMDS=true closes it.")
        }
        (NetworkMode::Bridge, _) => (
            "B12",
            "Version 1 answers; version 2 needs a hop limit of 2, which Amazon Linux 2023 has by default.",
        ),
        (NetworkMode::Host, _) => {
            ("H7", "In host mode nothing stands between the container and its instance.")
        }
    };
    way.hop("instance metadata", INSTANCE_METADATA.to_string());
    way.reached(row, reason)
}

/// To whoever has the address.
fn owner(way: Way<'_>, end: &End<'_>, from: &Place, address: Ipv4Addr, port: Option<u16>) -> Reach {
    let world = way.world;
    if let Some(task) =
        world.tasks.values().find(|task| task.address == Some(address) && task.times.stopped.is_none())
    {
        let position = task_port(world, task.key, port);
        return containers::between(
            way,
            from,
            &Place::Container { task: task.key, container: position },
            port,
        );
    }
    let on_bridge = world.tasks.values().flat_map(|task| {
        let of_task = task
            .containers
            .iter()
            .enumerate()
            .filter(move |(_, container)| container.address == Some(address));
        of_task.map(move |(position, _)| (task, position))
    });
    let mut on_bridge = on_bridge.peekable();
    if on_bridge.peek().is_some() {
        let same = on_bridge.find(|(task, _)| task.instance.is_some() && task.instance == end.task.instance);
        return match (same, end.mode) {
            (Some((task, position)), NetworkMode::Bridge | NetworkMode::Host) => containers::between(
                way,
                from,
                &Place::Container { task: task.key, container: position },
                port,
            ),
            (_, NetworkMode::Awsvpc) => way.stopped(
                "A8",
                "Addresses of docker0 are not in the task's namespace and not routed in the VPC.",
            ),
            (_, NetworkMode::None) => {
                way.stopped("N2", "In network mode none a container has nothing but its own loopback.")
            }
            _ => way.stopped("B6", "Addresses of docker0 mean something on their own instance only."),
        };
    }
    if let Some(instance) = world.instances.values().find(|row| row.address == address) {
        let key = instance.key;
        let bound = instance.tasks.iter().filter_map(|task| world.tasks.get(*task)).find_map(|task| {
            let position = (0..task.containers.len()).find(|position| {
                End::of(world, task.key, *position).is_some_and(|end| binds(world, &end, port))
            })?;
            Some(Place::Container { task: task.key, container: position })
        });
        return match bound {
            Some(place) if port.is_some() => {
                let inner = container_port(world, &place, port);
                containers::between(way, from, &place, inner)
            }
            _ => containers::to_instance(way, end.key, key, port),
        };
    }
    way.stopped("", format!("Nobody has the address {address} at this moment."))
}

/// The container of the task that maps `port`, or its first one.
fn task_port(world: &World, task: TaskKey, port: Option<u16>) -> usize {
    let with_port = siblings(world, task).find(|(_, ports)| port.is_some_and(|port| ports.contains(&port)));
    with_port.map(|(position, _)| position).unwrap_or_default()
}

/// Whether `host_port` of its instance leads to this container.
fn binds(world: &World, end: &End<'_>, host_port: Option<u16>) -> bool {
    let Some(host_port) = host_port else { return false };
    match end.mode {
        NetworkMode::Bridge => end.container.bindings.iter().any(|binding| binding.host_port == host_port),
        NetworkMode::Host => siblings(world, end.key)
            .any(|(position, ports)| position == end.position && ports.contains(&host_port)),
        _ => false,
    }
}

/// The port inside of the container that `host_port` of its instance leads to.
fn container_port(world: &World, place: &Place, host_port: Option<u16>) -> Option<u16> {
    let Place::Container { task, container } = place else { return host_port };
    let end = End::of(world, *task, *container)?;
    let binding = end.container.bindings.iter().find(|binding| Some(binding.host_port) == host_port);
    binding.map(|binding| binding.container_port).or(host_port)
}
