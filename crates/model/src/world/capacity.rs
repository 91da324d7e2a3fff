//! Clusters, container instances and what they have.

use std::fmt;
use std::net::Ipv4Addr;
use std::sync::Arc;

use ecs_sort::{SortedMap, SortedSet};

use crate::definition::Protocol;

use super::TaskKey;

crate::key!(
    /// A cluster of the world.
    ClusterKey
);
crate::key!(
    /// A container instance of the world.
    InstanceKey
);
crate::key!(
    /// An Availability Zone of the world.
    ZoneKey
);

/// A cluster.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cluster {
    /// `clusterName`.
    pub name: Arc<str>,
}

/// The identifier that EC2 shows: `i-` and 17 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InstanceId(pub u128);

impl InstanceId {
    /// `i-` and the first four digits, enough to tell instances apart on a picture.
    pub fn short(self) -> String {
        format!("i-{:04x}", self.0 >> 52 & 0xffff)
    }
}

impl fmt::Display for InstanceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "i-{:017x}", self.0 & 0xf_ffff_ffff_ffff_ffff)
    }
}

/// `status` of a container instance (scheduler.md 4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InstanceStatus {
    /// Takes tasks.
    Active,
    /// Takes no new tasks; service tasks are replaced elsewhere.
    Draining,
    /// Terminated.
    Inactive,
}

impl InstanceStatus {
    /// The word AWS writes.
    pub fn as_aws(self) -> &'static str {
        match self {
            InstanceStatus::Active => "ACTIVE",
            InstanceStatus::Draining => "DRAINING",
            InstanceStatus::Inactive => "INACTIVE",
        }
    }
}

/// What an instance type offers (scheduler.md 3.6).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InstanceType {
    /// For example `t3.medium`.
    pub name: Arc<str>,
    /// vCPU · 1024.
    pub cpu: u32,
    /// Nominal MiB; an instance registers a little less.
    pub memory: u32,
    /// Network interfaces, the primary one included.
    pub enis: u32,
}

/// A container instance. What it has left is not stored: it follows from [`Instance::tasks`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Instance {
    /// Where it is kept.
    pub key: InstanceKey,
    /// What EC2 calls it.
    pub id: InstanceId,
    /// `containerInstanceArn` ends in these 32 digits.
    pub container_instance: u128,
    /// Its cluster.
    pub cluster: ClusterKey,
    /// What it offers.
    pub instance_type: InstanceType,
    /// Its Availability Zone.
    pub zone: ZoneKey,
    /// Primary private address.
    pub address: Ipv4Addr,
    /// ACTIVE, DRAINING or INACTIVE.
    pub status: InstanceStatus,
    /// Whether its agent is connected.
    pub agent_connected: bool,
    /// CPU units it registered.
    pub registered_cpu: u32,
    /// MiB it registered.
    pub registered_memory: u32,
    /// Dynamic host ports in use, and by which task.
    pub dynamic_ports: SortedMap<(Protocol, u16), TaskKey>,
    /// Where the agent's search for a dynamic port goes on (networking.md 1.4.2).
    pub next_dynamic_port: u16,
    /// Addresses of `docker0` in use: the last two bytes of 172.17.x.y.
    pub bridge_addresses: SortedSet<u16>,
    /// Images in its cache.
    pub images: SortedSet<Arc<str>>,
    /// Static host ports in use, and by which task, until it is STOPPED.
    pub static_ports: SortedMap<(Protocol, u16), TaskKey>,
    /// Tasks on it that are not yet STOPPED, oldest first.
    pub tasks: Vec<TaskKey>,
    /// Tasks that wait for their turn at the agent, first in, first out (scheduler.md 1.7).
    pub queue: Vec<TaskKey>,
}

/// Addresses of the VPC 10.0.0.0/16, whose zones have one subnet each: zone *z* has
/// 10.0.(32·z).0/19, room for 8,187 interfaces.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Subnets {
    /// Addresses in use.
    pub taken: SortedSet<Ipv4Addr>,
    /// By zone: where the search for a free address goes on, so that a former address is not
    /// given out again at once.
    pub next: SortedMap<ZoneKey, u16>,
}
