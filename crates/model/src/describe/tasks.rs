//! describe-tasks.

use serde::Serialize;

use super::arn::uuid;
use super::services::Platform;
use super::{Arns, Date, NoFailures};
use crate::definition::{ContainerDefinition, LaunchType};
use crate::world::{Container, Task, TaskKey, TaskStatus, World};

/// `{"tasks": […], "failures": []}`.
#[derive(Serialize)]
pub struct Tasks {
    tasks: Vec<TaskAnswer>,
    failures: NoFailures,
}

/// One element of `tasks`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TaskAnswer {
    attachments: Vec<Attachment>,
    availability_zone: String,
    cluster_arn: String,
    connectivity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_instance_arn: Option<String>,
    containers: Vec<ContainerAnswer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cpu: Option<String>,
    created_at: Date,
    desired_status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    execution_stopped_at: Option<Date>,
    group: String,
    health_status: &'static str,
    last_status: &'static str,
    launch_type: LaunchType,
    #[serde(skip_serializing_if = "Option::is_none")]
    memory: Option<String>,
    #[serde(flatten)]
    platform: Option<Platform>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pull_started_at: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pull_stopped_at: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    started_at: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    started_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stop_code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped_at: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stopping_at: Option<Date>,
    task_arn: String,
    task_definition_arn: String,
    version: u32,
}

#[derive(Serialize)]
struct Attachment {
    id: String,
    r#type: &'static str,
    status: &'static str,
    details: Vec<Detail>,
}

#[derive(Serialize)]
struct Detail {
    name: &'static str,
    value: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ContainerAnswer {
    container_arn: String,
    task_arn: String,
    name: String,
    image: String,
    last_status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    exit_code: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    network_bindings: Vec<NetworkBinding>,
    network_interfaces: Vec<NetworkInterface>,
    health_status: &'static str,
    cpu: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    memory: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    memory_reservation: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NetworkBinding {
    #[serde(rename = "bindIP")]
    bind_ip: &'static str,
    container_port: u16,
    host_port: u16,
    protocol: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NetworkInterface {
    attachment_id: String,
    private_ipv4_address: String,
}

/// What describe-tasks would say about every task of `world`, stopped ones included for as long
/// as they are visible.
#[must_use]
pub fn tasks(world: &World) -> Tasks {
    Tasks { tasks: world.tasks.values().filter_map(|task| answer(world, task)).collect(), failures: [] }
}

/// What describe-tasks would say about one task; without it, `tasks` is empty.
#[must_use]
pub fn task(world: &World, key: TaskKey) -> Tasks {
    let task = world.tasks.get(key).and_then(|task| answer(world, task));
    Tasks { tasks: task.into_iter().collect(), failures: [] }
}

fn answer(world: &World, task: &Task) -> Option<TaskAnswer> {
    let arns = Arns::of(world);
    let definition = world.definition(task.definition)?;
    let task_arn = arns.task(task);
    let containers = definition.containers.iter().zip(&task.containers).enumerate();
    let containers = containers.map(|(position, (defined, container))| {
        container_answer(arns.container(task, position), &task_arn, task, defined, container)
    });
    let service = task.service.and_then(|key| world.service(key));
    Some(TaskAnswer {
        attachments: attachment(world, task).into_iter().collect(),
        availability_zone: world
            .zones
            .get(task.zone.index())
            .map(|zone| zone.to_string())
            .unwrap_or_default(),
        cluster_arn: arns.cluster(task.cluster),
        connectivity: "CONNECTED",
        container_instance_arn: task
            .instance
            .and_then(|key| world.instances.get(key))
            .map(|row| arns.container_instance(row)),
        containers: containers.collect(),
        cpu: task_size(task, definition.cpu, definition.reserved_cpu()),
        created_at: Date(task.times.created),
        desired_status: task.desired_status.as_aws(),
        execution_stopped_at: task.times.execution_stopped.map(Date),
        group: service.map_or_else(
            || format!("family:{}", definition.family),
            |service| format!("service:{}", service.name),
        ),
        health_status: task.health.as_aws(),
        last_status: task.last_status.as_aws(),
        launch_type: task.launch_type,
        memory: task_size(task, definition.memory, definition.reserved_memory()),
        platform: Platform::of(task.launch_type, "1.4.0"),
        pull_started_at: task.times.pull_started.map(Date),
        pull_stopped_at: task.times.pull_stopped.map(Date),
        started_at: task.times.started.map(Date),
        started_by: task.deployment.map(|deployment| deployment.to_string()),
        stop_code: task.stop.as_ref().map(|stop| stop.code.as_aws()),
        stopped_at: task.times.stopped.map(Date),
        stopped_reason: task.stop.as_ref().map(|stop| stop.reason.clone()),
        stopping_at: task.times.stopping.map(Date),
        task_arn,
        task_definition_arn: arns.task_definition(task.definition),
        version: task.version,
    })
}

/// Sizes of the task as strings: what was given, and on EC2 else the sum that placement reserves.
fn task_size(task: &Task, given: Option<u32>, reserved: u32) -> Option<String> {
    match given {
        Some(given) => Some(given.to_string()),
        None => (task.launch_type == LaunchType::Ec2).then(|| reserved.to_string()),
    }
}

/// The network interface of an awsvpc task.
fn attachment(world: &World, task: &Task) -> Option<Attachment> {
    world.definition(task.definition).filter(|definition| definition.has_interface())?;
    let status = match task.last_status {
        TaskStatus::Provisioning => "PRECREATED",
        TaskStatus::Deprovisioning => "DETACHING",
        TaskStatus::Stopped => "DELETED",
        _ => "ATTACHED",
    };
    let zone = world.zones.get(task.zone.index())?;
    let mut details = vec![Detail { name: "subnetId", value: format!("subnet-{zone}") }];
    if let Some(address) = task.address {
        let digits = format!("{:017x}", task.id.0 >> 60 & 0xf_ffff_ffff_ffff_ffff);
        details.push(Detail { name: "networkInterfaceId", value: format!("eni-{digits}") });
        details.push(Detail { name: "privateIPv4Address", value: address.to_string() });
    }
    Some(Attachment { id: attachment_id(task), r#type: "ElasticNetworkInterface", status, details })
}

fn attachment_id(task: &Task) -> String {
    uuid(task.id.0, usize::MAX)
}

fn container_answer(
    container_arn: String,
    task_arn: &str,
    task: &Task,
    defined: &ContainerDefinition,
    container: &Container,
) -> ContainerAnswer {
    let bindings = container.bindings.iter().map(|binding| NetworkBinding {
        bind_ip: "0.0.0.0",
        container_port: binding.container_port,
        host_port: binding.host_port,
        protocol: binding.protocol.as_aws(),
    });
    let interface = task.address.map(|address| NetworkInterface {
        attachment_id: attachment_id(task),
        private_ipv4_address: address.to_string(),
    });
    ContainerAnswer {
        container_arn,
        task_arn: task_arn.to_owned(),
        name: defined.name.to_string(),
        image: defined.image.to_string(),
        last_status: container.status.as_aws(),
        exit_code: container.exit_code,
        reason: container.reason.clone(),
        network_bindings: bindings.collect(),
        network_interfaces: interface.into_iter().collect(),
        health_status: container.health.as_aws(),
        cpu: defined.cpu.to_string(),
        memory: defined.memory.map(|memory| memory.to_string()),
        memory_reservation: defined.memory_reservation.map(|memory| memory.to_string()),
    }
}
