//! The filters that an instance has to pass, in their order (scheduler.md 3.1).

use crate::definition::{Definition, Protocol};
use crate::world::{InstanceKey, InstanceStatus, TaskKey, ZoneKey};

use super::{Demand, Room};

/// One filter with the numbers it looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// The instance is ACTIVE.
    Active(InstanceStatus),
    /// Its agent is connected.
    AgentConnected(bool),
    /// A subnet of the service lies in its zone (awsvpc).
    Zone(ZoneKey),
    /// CPU units.
    Cpu {
        /// Wanted by the task.
        needed: u32,
        /// Left on the instance.
        free: u32,
        /// Registered by the instance.
        registered: u32,
    },
    /// MiB.
    Memory {
        /// Wanted by the task.
        needed: u32,
        /// Left on the instance.
        free: u32,
        /// Registered by the instance.
        registered: u32,
    },
    /// Static host ports.
    HostPorts {
        /// Those that are taken, and by which task; absent when the instance keeps it itself.
        taken: Vec<(Protocol, u16, Option<TaskKey>)>,
    },
    /// A network interface for the task (awsvpc).
    Interface {
        /// Left on the instance.
        free: u32,
    },
    /// `distinctInstance`: no other task of the service.
    DistinctInstance {
        /// Tasks of the service on the instance.
        tasks: u32,
    },
}

impl Check {
    /// Whether the instance passes.
    pub fn passes(&self) -> bool {
        match self {
            Check::Active(status) => *status == InstanceStatus::Active,
            Check::AgentConnected(connected) => *connected,
            Check::Zone(_) => false,
            Check::Cpu { needed, free, .. } | Check::Memory { needed, free, .. } => needed <= free,
            Check::HostPorts { taken } => taken.is_empty(),
            Check::Interface { free } => *free > 0,
            Check::DistinctInstance { tasks } => *tasks == 0,
        }
    }

    /// The reference's number of the message and its end, in AWS's words.
    pub fn message(&self) -> (&'static str, &'static str) {
        match self {
            Check::Cpu { .. } => ("E15a", "has insufficient CPU units available."),
            Check::Memory { .. } => ("E15b", "has insufficient memory available."),
            Check::HostPorts { .. } => ("E15c", "is already using a port required by your task."),
            Check::AgentConnected(_) | Check::Active(_) => ("E15d", "encountered error \"AGENT\"."),
            Check::Zone(_) | Check::DistinctInstance { .. } => {
                ("E15e", "is missing an attribute required by your task.")
            }
            Check::Interface { .. } => ("E15f", "encountered error \"RESOURCE:ENI\"."),
        }
    }
}

/// What one instance says to a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Which instance.
    pub instance: InstanceKey,
    /// What it passes, in the order of the filters.
    pub passes: Vec<Check>,
    /// What it lacks; empty when it takes the task. The first one is what AWS reports.
    pub missing: Vec<Check>,
}

/// The filters that concern the task, in their order.
fn checks<'a>(room: &'a Room, demand: Demand<'a>) -> impl Iterator<Item = Check> + 'a {
    let definition = demand.definition;
    let awsvpc = definition.has_interface();
    let foreign_zone = demand.service.is_some_and(|service| awsvpc && !service.zones.contains(&room.zone));
    let ports = definition.static_host_ports().next().is_some();
    let distinct = demand.service.is_some_and(|service| service.distinct_instance);
    let cpu = Check::Cpu {
        needed: definition.reserved_cpu(),
        free: room.free_cpu,
        registered: room.registered_cpu,
    };
    let memory = Check::Memory {
        needed: definition.reserved_memory(),
        free: room.free_memory,
        registered: room.registered_memory,
    };
    [Check::Active(room.status), Check::AgentConnected(room.agent_connected)]
        .into_iter()
        .chain(foreign_zone.then_some(Check::Zone(room.zone)))
        .chain([cpu, memory])
        .chain(ports.then(|| Check::HostPorts { taken: taken_ports(room, definition) }))
        .chain(awsvpc.then_some(Check::Interface { free: room.free_interfaces }))
        .chain(distinct.then_some(Check::DistinctInstance { tasks: room.service_tasks }))
}

fn taken_ports(room: &Room, definition: &Definition) -> Vec<(Protocol, u16, Option<TaskKey>)> {
    definition
        .static_host_ports()
        .filter_map(|(protocol, port)| Some((protocol, port, *room.ports.get(&(protocol, port))?)))
        .collect()
}

/// Whether the instance takes the task.
pub(super) fn fits(room: &Room, demand: Demand<'_>) -> bool {
    checks(room, demand).all(|check| check.passes())
}

/// How many filters the instance passes before the first that it does not.
pub(super) fn passed_in_a_row(room: &Room, demand: Demand<'_>) -> usize {
    checks(room, demand).take_while(Check::passes).count()
}

/// The first filter that the instance does not pass.
pub(super) fn first_missing(room: &Room, demand: Demand<'_>) -> Option<Check> {
    checks(room, demand).find(|check| !check.passes())
}

/// Everything that the instance says to the task.
pub(super) fn verdict(room: &Room, demand: Demand<'_>) -> Verdict {
    let (passes, missing) = checks(room, demand).partition(Check::passes);
    Verdict { instance: room.instance, passes, missing }
}
