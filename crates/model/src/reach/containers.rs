//! Rows about containers, load balancers, instances and the internet.

use super::place::{container_name, instance_name};
use super::{Place, Reach, Way};
use crate::definition::{LaunchType, NetworkMode, Protocol};
use crate::world::{
    Container, ContainerStatus, InstanceKey, LoadBalancerKey, TargetState, Task, TaskKey, World,
};

/// One end of a connection.
#[derive(Clone, Copy)]
pub struct End<'w> {
    pub key: TaskKey,
    pub position: usize,
    pub task: &'w Task,
    pub container: &'w Container,
    pub mode: NetworkMode,
}

impl<'w> End<'w> {
    pub fn of(world: &'w World, key: TaskKey, position: usize) -> Option<End<'w>> {
        let task = world.tasks.get(key)?;
        let mode = world.definition(task.definition)?.network_mode;
        Some(End { key, position, task, container: task.containers.get(position)?, mode })
    }

    pub fn shares_instance(&self, other: &End<'_>) -> bool {
        self.task.instance.is_some() && self.task.instance == other.task.instance
    }

    /// The port that its process listens on: the one asked for, the first one mapped, or 80.
    pub fn port(&self, world: &World, asked: Option<u16>) -> u16 {
        let defined =
            world.definition_of(self.key).and_then(|definition| definition.containers.get(self.position));
        let mapped = defined
            .and_then(|container| container.port_mappings.first())
            .map(|mapping| mapping.container_port);
        asked.or(mapped).unwrap_or(80)
    }

    /// The port of the instance that leads to `port` of the container.
    pub fn host_port(&self, port: u16) -> Option<u16> {
        let binding = |container: &Container| {
            container
                .bindings
                .iter()
                .find(|binding| binding.container_port == port && binding.protocol == Protocol::Tcp)
                .map(|binding| binding.host_port)
        };
        match self.mode {
            NetworkMode::Host => Some(port),
            _ => binding(self.container),
        }
    }
}

/// From one container to another.
pub fn between(mut way: Way<'_>, from: &Place, to: &Place, port: Option<u16>) -> Reach {
    let world = way.world;
    let ends = match (from, to) {
        (Place::Container { task: a, container: x }, Place::Container { task: b, container: y }) => {
            End::of(world, *a, *x).zip(End::of(world, *b, *y))
        }
        _ => None,
    };
    let Some((a, b)) = ends else { return way.stopped("", "One of the two is gone.") };
    if let Some(reason) = not_running(&a).or_else(|| not_running(&b)) {
        return way.stopped("", reason);
    }
    let port = b.port(world, port);
    if a.mode == NetworkMode::None {
        return way.stopped("N2", "In network mode none a container has nothing but its own loopback.");
    }
    if a.key == b.key {
        return siblings(way, &a, &b, port);
    }
    match b.mode {
        NetworkMode::None => way.stopped("N3", "In network mode none a container is reached by nobody."),
        NetworkMode::Awsvpc => to_interface(way, &a, &b, port),
        NetworkMode::Bridge if a.mode == NetworkMode::Bridge && a.shares_instance(&b) => {
            bridge_address(&mut way, &b, port);
            way.reached(
                "B3",
                "Containers on one docker0 bridge reach each other at their own addresses, mapped or not.",
            )
        }
        NetworkMode::Bridge if a.mode == NetworkMode::Host && a.shares_instance(&b) => {
            bridge_address(&mut way, &b, port);
            way.reached(
                "H3",
                "The instance itself is on its docker0 bridge, and so is a container in host mode.",
            )
        }
        NetworkMode::Bridge | NetworkMode::Host => to_host_port(way, &a, &b, port),
    }
}

fn not_running(end: &End<'_>) -> Option<String> {
    let runs = end.container.status == ContainerStatus::Running;
    (!runs).then(|| format!("The task is {} and the container does not run.", end.task.last_status.as_aws()))
}

fn siblings(mut way: Way<'_>, a: &End<'_>, b: &End<'_>, port: u16) -> Reach {
    let name = container_name(way.world, b.key, b.position);
    match b.mode {
        NetworkMode::Awsvpc => {
            way.hop(name, format!("localhost:{port}"));
            let row = if a.task.launch_type == LaunchType::Fargate { "F1" } else { "A1" };
            way.reached(
                row,
                "The containers of an awsvpc task share one network namespace, and so localhost.",
            )
        }
        NetworkMode::Host => {
            way.hop(name, format!("localhost:{port}"));
            way.reached("H1", "Both use the network of their instance, and so its localhost.")
        }
        _ if a.position == b.position => {
            way.hop(name, format!("localhost:{port}"));
            way.reached("B1", "A container reaches itself on its own loopback.")
        }
        _ => {
            bridge_address(&mut way, b, port);
            way.reached("B3", "Each container in bridge mode has its own address; localhost is not shared.")
        }
    }
}

fn bridge_address(way: &mut Way<'_>, end: &End<'_>, port: u16) {
    let address = end.container.address.map(|address| format!("{address}:{port}")).unwrap_or_default();
    way.hop("docker0", "");
    way.hop(container_name(way.world, end.key, end.position), address);
}

/// To a task with an interface of its own.
fn to_interface(mut way: Way<'_>, a: &End<'_>, b: &End<'_>, port: u16) -> Reach {
    let Some(address) = b.task.address else { return way.stopped("", "The task has no address yet.") };
    leave(&mut way, a);
    way.hop("network interface of the task", address.to_string());
    way.hop(container_name(way.world, b.key, b.position), format!("{address}:{port}"));
    let row = match (a.mode, a.task.launch_type, a.shares_instance(b)) {
        (NetworkMode::Awsvpc, LaunchType::Fargate, _) => "F2",
        (NetworkMode::Awsvpc, LaunchType::Ec2, true) => "A4",
        (NetworkMode::Awsvpc, LaunchType::Ec2, false) => "A6",
        (NetworkMode::Bridge, ..) => "B8",
        (_, _, true) => "H4",
        _ => "H5",
    };
    way.reached(row, "Every port that a process of an awsvpc task opens is open at the task's own address, if its security group admits it.")
}

/// To a port of an instance.
fn to_host_port(mut way: Way<'_>, a: &End<'_>, b: &End<'_>, port: u16) -> Reach {
    let world = way.world;
    let Some((key, instance)) = b.task.instance.and_then(|key| Some((key, world.instances.get(key)?))) else {
        return way.stopped("", "The task has no instance.");
    };
    let Some(host_port) = b.host_port(port) else {
        way.hop(instance_name(world, key), instance.address.to_string());
        return way.stopped(
            "B19",
            format!("Port {port} of the container is not mapped, so no port of the instance leads to it."),
        );
    };
    leave(&mut way, a);
    way.hop(instance_name(world, key), format!("{}:{host_port}", instance.address));
    way.hop(container_name(world, b.key, b.position), format!("port {port}"));
    let row = match (a.mode, b.mode, a.shares_instance(b)) {
        (NetworkMode::Awsvpc, NetworkMode::Host, _) => "A9",
        (NetworkMode::Awsvpc, ..) => "A7",
        (NetworkMode::Bridge, NetworkMode::Host, true) => "B9",
        (NetworkMode::Bridge, _, true) => "B4",
        (NetworkMode::Bridge, ..) => "B7",
        (_, _, true) => "H2",
        _ => "H5",
    };
    way.reached(row, "It is reached at a port of its instance, if the instance's security group admits it.")
}

/// How a packet leaves the container that sends it.
fn leave(way: &mut Way<'_>, a: &End<'_>) {
    let world = way.world;
    match (a.mode, a.task.address, a.task.instance) {
        (NetworkMode::Awsvpc, Some(address), _) => {
            way.hop("network interface of the task", address.to_string())
        }
        (NetworkMode::Bridge, _, Some(key)) => {
            way.hop("docker0", "");
            let address = world.instances.get(key).map(|row| row.address.to_string());
            way.hop(instance_name(world, key), address.unwrap_or_default());
        }
        (_, _, Some(key)) => {
            let address = world.instances.get(key).map(|row| row.address.to_string());
            way.hop(instance_name(world, key), address.unwrap_or_default());
        }
        _ => {}
    }
}

/// A load balancer connects to registered targets.
pub fn from_load_balancer(
    mut way: Way<'_>,
    balancer: LoadBalancerKey,
    key: TaskKey,
    position: usize,
) -> Reach {
    let world = way.world;
    let Some(balancer) = world.load_balancers.get(balancer.index()) else {
        return way.stopped("", "The load balancer is gone.");
    };
    let Some(end) = End::of(world, key, position) else { return way.stopped("", "The task is gone.") };
    if end.mode == NetworkMode::None {
        return way.stopped(
            "L7",
            "In network mode none a container has no port that a load balancer could lead to.",
        );
    }
    let groups = world.target_groups.iter().filter(|group| balancer.forwards_to(group.key));
    let mut registered = groups.filter_map(|group| {
        let target = group.targets_of(key).find(|target| target.container == position)?;
        Some((group, target))
    });
    let Some((group, target)) = registered.next() else {
        return way.stopped("", "The container is not registered in a target group that a rule of this load balancer forwards to.");
    };
    way.hop(format!("target group {}", group.name), "");
    let (address, row) = match end.mode {
        NetworkMode::Awsvpc => (end.task.address, "L3"),
        _ => (end.task.instance.and_then(|key| world.instances.get(key)).map(|row| row.address), "L4"),
    };
    let address = address.map(|address| format!("{address}:{}", target.port)).unwrap_or_default();
    way.hop(container_name(world, key, position), address);
    let state = target.state.as_aws();
    match target.state {
        TargetState::Healthy => way.reached(row, "It is a healthy target and gets requests."),
        TargetState::Draining => {
            way.stopped(row, "It is draining: it finishes what it has and gets nothing new.")
        }
        TargetState::Unused => way.stopped(row, format!("The target is {state}: {}.", target.description)),
        _ if group.candidates.fails_open => way.reached(
            row,
            format!(
                "The target is {state}; too few are healthy, so the group sends requests to all of them."
            ),
        ),
        _ => way.stopped(row, format!("The target is {state}; others are healthy and get the requests.")),
    }
}

/// A client on the internet reaches a container through a load balancer or not at all.
pub fn from_internet(mut way: Way<'_>, key: TaskKey, position: usize) -> Reach {
    let world = way.world;
    let facing = world.load_balancers.iter().filter(|balancer| balancer.internet_facing);
    let mut leading = facing.filter(|balancer| {
        let groups = world.target_groups.iter().filter(|group| balancer.forwards_to(group.key));
        groups.flat_map(|group| group.targets_of(key)).any(|target| target.container == position)
    });
    if let Some(balancer) = leading.next() {
        let port =
            balancer.listeners.first().map(|listener| format!("port {}", listener.port)).unwrap_or_default();
        way.hop(format!("load balancer {}", balancer.name), port);
        return from_load_balancer(way, balancer.key, key, position);
    }
    match End::of(world, key, position).map(|end| (end.mode, end.task.launch_type)) {
        None => way.stopped("", "The task is gone."),
        Some((NetworkMode::None, _)) => way.stopped("N3", "In network mode none a container is reached by nobody."),
        Some((NetworkMode::Awsvpc, LaunchType::Ec2)) => {
            way.stopped("L6", "Interfaces of tasks on EC2 never have a public address; a load balancer has to lead to it.")
        }
        Some((_, LaunchType::Fargate)) => way.depends(
            "F9",
            "No load balancer leads to it. With assignPublicIp ENABLED, a route to an internet gateway and a security group that admits it, it is reached at its public address.",
        ),
        Some(_) => way.depends(
            "B18",
            "No load balancer leads to it. With a public address of its instance, a mapped port and a security group that admits it, it is reached.",
        ),
    }
}

/// From the internet to a listener.
pub fn to_load_balancer(mut way: Way<'_>, balancer: LoadBalancerKey, port: Option<u16>) -> Reach {
    let world = way.world;
    let Some(row) = world.load_balancers.get(balancer.index()) else {
        return way.stopped("", "The load balancer is gone.");
    };
    if !row.internet_facing {
        return way.stopped("L2", "The load balancer is internal: it has private addresses only.");
    }
    let port = port.unwrap_or(80);
    if !row.listeners.iter().any(|listener| listener.port == port) {
        return way.stopped("L1", format!("It has no listener on port {port}."));
    }
    way.hop(format!("load balancer {}", row.name), format!("port {port}"));
    way.reached("L1", "An internet-facing load balancer has public addresses.")
}

/// From a container to a listener.
pub fn container_to_load_balancer(
    mut way: Way<'_>,
    task: TaskKey,
    balancer: LoadBalancerKey,
    port: Option<u16>,
) -> Reach {
    let world = way.world;
    let (Some(end), Some(row)) = (End::of(world, task, 0), world.load_balancers.get(balancer.index())) else {
        return way.stopped("", "One of the two is gone.");
    };
    if end.mode == NetworkMode::None {
        return way.stopped("N2", "In network mode none a container has nothing but its own loopback.");
    }
    let port = port.unwrap_or(80);
    leave(&mut way, &end);
    if !row.listeners.iter().any(|listener| listener.port == port) {
        return way.stopped("", format!("It has no listener on port {port}."));
    }
    if row.internet_facing {
        return way.depends(
            "A16",
            "Its name resolves to public addresses: the way there needs a NAT gateway or a public address.",
        );
    }
    way.hop(format!("load balancer {}", row.name), format!("port {port}"));
    way.reached("A16", "An internal load balancer is reached at its private addresses.")
}

/// From a container to an instance.
pub fn to_instance(mut way: Way<'_>, task: TaskKey, instance: InstanceKey, port: Option<u16>) -> Reach {
    let world = way.world;
    let (Some(end), Some(row)) = (End::of(world, task, 0), world.instances.get(instance)) else {
        return way.stopped("", "One of the two is gone.");
    };
    let own = end.task.instance == Some(instance);
    let row_name = match (end.mode, own) {
        (NetworkMode::None, _) => {
            return way.stopped("N2", "In network mode none a container has nothing but its own loopback.");
        }
        (NetworkMode::Awsvpc, _) => "A10",
        (NetworkMode::Bridge, true) => "B10",
        (NetworkMode::Bridge, false) => "B7",
        (NetworkMode::Host, true) => "H6",
        (NetworkMode::Host, false) => "H5",
    };
    if !(own && end.mode == NetworkMode::Host) {
        leave(&mut way, &end);
    }
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    way.hop(instance_name(world, instance), format!("{}{port}", row.address));
    way.reached(row_name, "An instance is reached at its private address, if its security group admits it.")
}

/// From a container to the internet.
pub fn to_internet(mut way: Way<'_>, task: TaskKey) -> Reach {
    let world = way.world;
    let Some(end) = End::of(world, task, 0) else { return way.stopped("", "The task is gone.") };
    if end.mode == NetworkMode::None {
        return way.stopped("N2", "In network mode none a container has nothing but its own loopback.");
    }
    leave(&mut way, &end);
    match (end.mode, end.task.launch_type) {
        (NetworkMode::Awsvpc, LaunchType::Fargate) => way.depends(
            "F7",
            "From a private subnet a NAT gateway leads there; from a public one it takes assignPublicIp ENABLED.",
        ),
        (NetworkMode::Awsvpc, LaunchType::Ec2) => way.depends(
            "A14",
            "From a private subnet a NAT gateway leads there; from a public one nothing does, because interfaces of tasks on EC2 have no public address.",
        ),
        _ => way.depends("B14", "It goes the way of the instance: a public address, or a NAT gateway in a private subnet."),
    }
}
