//! describe-container-instances.

use serde::Serialize;

use super::{Arns, Date, NoFailures};
use crate::definition::Protocol;
use crate::network::RESERVED_TCP_PORTS;
use crate::placement::{Room, Rooms};
use crate::time::Time;
use crate::world::{ClusterKey, Instance, InstanceStatus, TaskStatus, World};

/// `{"containerInstances": […], "failures": []}`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContainerInstances {
    container_instances: Vec<InstanceAnswer>,
    failures: NoFailures,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct InstanceAnswer {
    container_instance_arn: String,
    ec2_instance_id: String,
    remaining_resources: Vec<Resource>,
    registered_resources: Vec<Resource>,
    status: &'static str,
    agent_connected: bool,
    running_tasks_count: usize,
    pending_tasks_count: usize,
    attributes: Vec<Attribute>,
    registered_at: Date,
    attachments: [(); 0],
    tags: [(); 0],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Resource {
    name: &'static str,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    integer_value: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    string_set_value: Option<Vec<String>>,
}

#[derive(Serialize)]
struct Attribute {
    name: &'static str,
    value: String,
}

/// What describe-container-instances would say about the instances of a cluster. Terminated ones
/// are no longer registered.
#[must_use]
pub fn container_instances(world: &World, cluster: ClusterKey) -> ContainerInstances {
    let rooms = Rooms::survey(world, cluster, None);
    let instances = world
        .instances
        .values()
        .filter(|row| row.cluster == cluster && row.status != InstanceStatus::Inactive);
    let container_instances = instances.filter_map(|instance| {
        let room = rooms.all().find(|room| room.instance == instance.key)?;
        Some(answer(world, instance, room))
    });
    ContainerInstances { container_instances: container_instances.collect(), failures: [] }
}

fn answer(world: &World, instance: &Instance, room: &Room) -> InstanceAnswer {
    let tasks = || instance.tasks.iter().filter_map(|key| world.tasks.get(*key));
    let reserved: Vec<u16> = RESERVED_TCP_PORTS.to_vec();
    let used = |protocol| {
        room.ports.keys().filter(move |(found, _)| *found == protocol).map(|(_, port)| *port).collect()
    };
    let zone = world.zones.get(instance.zone.index()).map(|zone| zone.to_string()).unwrap_or_default();
    InstanceAnswer {
        container_instance_arn: Arns::of(world).container_instance(instance),
        ec2_instance_id: instance.id.to_string(),
        remaining_resources: resources(
            room.free_cpu,
            room.free_memory,
            used(Protocol::Tcp),
            used(Protocol::Udp),
        ),
        registered_resources: resources(
            instance.registered_cpu,
            instance.registered_memory,
            reserved,
            Vec::new(),
        ),
        status: instance.status.as_aws(),
        agent_connected: instance.agent_connected,
        running_tasks_count: tasks().filter(|task| task.last_status == TaskStatus::Running).count(),
        pending_tasks_count: tasks().filter(|task| task.last_status < TaskStatus::Running).count(),
        attributes: vec![
            Attribute { name: "ecs.availability-zone", value: zone },
            Attribute { name: "ecs.instance-type", value: instance.instance_type.name.to_string() },
            Attribute { name: "ecs.os-type", value: "linux".to_owned() },
        ],
        registered_at: Date(Time::ZERO),
        attachments: [],
        tags: [],
    }
}

/// Resources as the API lists them; the sets of ports hold those that are taken.
fn resources(cpu: u32, memory: u32, tcp: Vec<u16>, udp: Vec<u16>) -> Vec<Resource> {
    let number = |name, value| Resource {
        name,
        r#type: "INTEGER",
        integer_value: Some(value),
        string_set_value: None,
    };
    let ports = |name, ports: Vec<u16>| Resource {
        name,
        r#type: "STRINGSET",
        integer_value: None,
        string_set_value: Some(ports.iter().map(u16::to_string).collect()),
    };
    vec![number("CPU", cpu), number("MEMORY", memory), ports("PORTS", tcp), ports("PORTS_UDP", udp)]
}
