//! What the instances of a cluster have left for the scheduler.

use ecs_sort::SortedMap;

use crate::definition::{Definition, Protocol};
use crate::network::RESERVED_TCP_PORTS;
use crate::world::{
    ClusterKey, Instance, InstanceKey, InstanceStatus, ServiceKey, TaskKey, TaskStatus, World, ZoneKey,
};

/// What one instance has left. CPU, memory and ports of a task count until it is STOPPING
/// (scheduler.md 2.4), its interface until it is STOPPED.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Which instance.
    pub instance: InstanceKey,
    /// The digits that service events name it by.
    pub container_instance: u128,
    /// Its Availability Zone.
    pub zone: ZoneKey,
    /// Only an ACTIVE one takes tasks.
    pub status: InstanceStatus,
    /// Whether its agent is connected.
    pub agent_connected: bool,
    /// CPU units it registered.
    pub registered_cpu: u32,
    /// MiB it registered.
    pub registered_memory: u32,
    /// CPU units that no task reserves.
    pub free_cpu: u32,
    /// MiB that no task reserves.
    pub free_memory: u32,
    /// Network interfaces that a task can still get.
    pub free_interfaces: u32,
    /// Static host ports in use, and by which task; absent when the instance keeps
    /// it itself, or when the task is only being placed.
    pub ports: SortedMap<(Protocol, u16), Option<TaskKey>>,
    /// Tasks of the service in question that should run here.
    pub service_tasks: u32,
}

impl Room {
    fn of(world: &World, instance: &Instance, service: Option<ServiceKey>) -> Room {
        let mut room = Room {
            instance: instance.key,
            container_instance: instance.container_instance,
            zone: instance.zone,
            status: instance.status,
            agent_connected: instance.agent_connected,
            registered_cpu: instance.registered_cpu,
            registered_memory: instance.registered_memory,
            free_cpu: instance.registered_cpu,
            free_memory: instance.registered_memory,
            free_interfaces: instance.instance_type.enis.saturating_sub(1),
            ports: RESERVED_TCP_PORTS.iter().map(|port| ((Protocol::Tcp, *port), None)).collect(),
            service_tasks: 0,
        };
        for task in instance.tasks.iter().filter_map(|key| world.tasks.get(*key)) {
            let Some(definition) = world.definition(task.definition) else { continue };
            if task.last_status < TaskStatus::Stopping {
                room.take(definition, Some(task.key));
            } else if definition.has_interface() {
                room.free_interfaces = room.free_interfaces.saturating_sub(1);
            }
            if service.is_some() && task.service == service && task.is_live() {
                room.service_tasks = room.service_tasks.saturating_add(1);
            }
        }
        room
    }

    /// Notes what a task takes.
    fn take(&mut self, definition: &Definition, task: Option<TaskKey>) {
        self.free_cpu = self.free_cpu.saturating_sub(definition.reserved_cpu());
        self.free_memory = self.free_memory.saturating_sub(definition.reserved_memory());
        self.ports.extend(definition.static_host_ports().map(|port| (port, task)));
        if definition.has_interface() {
            self.free_interfaces = self.free_interfaces.saturating_sub(1);
        }
    }

    /// Free CPU and memory together, in thousandths of what is registered.
    pub fn free_permille(&self) -> u64 {
        let part = |free: u32, of: u32| u64::from(free).saturating_mul(1_000) / u64::from(of.max(1));
        part(self.free_cpu, self.registered_cpu)
            .saturating_add(part(self.free_memory, self.registered_memory))
    }
}

/// The instances of a cluster, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rooms {
    rooms: Vec<Room>,
    /// Tasks of the service in question by zone, those on full instances included.
    zones: SortedMap<ZoneKey, u32>,
}

impl Rooms {
    /// What the instances of `cluster` have left, with the tasks of `service` counted.
    pub fn survey(world: &World, cluster: ClusterKey, service: Option<ServiceKey>) -> Rooms {
        let registered = world
            .instances
            .values()
            .filter(|instance| instance.cluster == cluster && instance.status != InstanceStatus::Inactive);
        let mut rooms = Rooms { rooms: Vec::new(), zones: SortedMap::new() };
        for instance in registered {
            #[allow(unused_mut)]
            let mut room = Room::of(world, instance, service);
            #[cfg(any(test, feature = "sabotage"))]
            crate::sabotage::tamper_with_room(world, &mut room);
            rooms.count(room.zone, room.service_tasks);
            rooms.rooms.push(room);
        }
        rooms
    }

    /// Every registered instance.
    pub fn all(&self) -> impl Iterator<Item = &Room> {
        self.rooms.iter()
    }

    /// The ACTIVE ones: the candidates.
    pub fn active(&self) -> impl Iterator<Item = &Room> {
        self.rooms.iter().filter(|room| room.status == InstanceStatus::Active)
    }

    /// Notes that a task was placed.
    pub fn placed(&mut self, instance: InstanceKey, definition: &Definition) {
        if let Some(room) = self.rooms.iter_mut().find(|room| room.instance == instance) {
            room.take(definition, None);
            room.service_tasks = room.service_tasks.saturating_add(1);
            let zone = room.zone;
            self.count(zone, 1);
        }
    }

    /// Tasks of the service in question that should run in `zone`.
    pub fn tasks_in(&self, zone: ZoneKey) -> u32 {
        self.zones.get(&zone).copied().unwrap_or(0)
    }

    fn count(&mut self, zone: ZoneKey, tasks: u32) {
        let count = self.zones.get_or_default(zone);
        *count = count.saturating_add(tasks);
    }
}
