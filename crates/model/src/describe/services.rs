//! describe-services.

use serde::Serialize;

use super::arn::uuid;
use super::{Arns, Date, NoFailures};
use crate::definition::{LaunchType, NetworkMode};
use crate::placement::DEFAULT_STRATEGY;
use crate::scenario::ServiceLoadBalancer;
use crate::world::{
    Deployment, DeploymentStatus, PlacementStrategy, Service, ServiceKey, Task, TaskStatus, World,
};

/// `{"services": […], "failures": []}`.
#[derive(Serialize)]
pub struct Services {
    services: Vec<ServiceAnswer>,
    failures: NoFailures,
}

/// One element of `services`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceAnswer {
    service_arn: String,
    service_name: String,
    cluster_arn: String,
    load_balancers: Vec<ServiceLoadBalancer>,
    service_registries: [(); 0],
    status: &'static str,
    desired_count: u32,
    running_count: usize,
    pending_count: usize,
    launch_type: LaunchType,
    #[serde(flatten)]
    platform: Option<Platform>,
    task_definition: String,
    deployment_configuration: DeploymentConfigurationAnswer,
    deployments: Vec<DeploymentAnswer>,
    events: Vec<EventAnswer>,
    placement_constraints: Vec<Constraint>,
    placement_strategy: Vec<PlacementStrategy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    network_configuration: Option<NetworkConfiguration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    health_check_grace_period_seconds: Option<u64>,
    scheduling_strategy: &'static str,
    deployment_controller: Controller,
}

#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Platform {
    platform_version: &'static str,
    platform_family: &'static str,
}

impl Platform {
    /// Fargate tells its platform; instances have none.
    pub(super) fn of(launch_type: LaunchType, platform_version: &'static str) -> Option<Platform> {
        (launch_type == LaunchType::Fargate)
            .then_some(Platform { platform_version, platform_family: "Linux" })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DeploymentConfigurationAnswer {
    maximum_percent: u32,
    minimum_healthy_percent: u32,
    strategy: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DeploymentAnswer {
    id: String,
    status: &'static str,
    task_definition: String,
    desired_count: u32,
    pending_count: usize,
    running_count: usize,
    failed_tasks: u32,
    created_at: Date,
    launch_type: LaunchType,
    #[serde(flatten)]
    platform: Option<Platform>,
    rollout_state: &'static str,
    rollout_state_reason: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EventAnswer {
    id: String,
    created_at: Date,
    message: String,
}

#[derive(Serialize)]
struct Constraint {
    r#type: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NetworkConfiguration {
    awsvpc_configuration: AwsvpcConfiguration,
}

#[derive(Serialize)]
struct AwsvpcConfiguration {
    subnets: Vec<String>,
}

#[derive(Serialize)]
struct Controller {
    r#type: &'static str,
}

/// What describe-services would say about every service of `world`.
#[must_use]
pub fn services(world: &World) -> Services {
    Services { services: world.services.iter().map(|service| answer(world, service)).collect(), failures: [] }
}

/// What describe-services would say about one service; without it, `services` is empty.
#[must_use]
pub fn service(world: &World, key: ServiceKey) -> Services {
    Services {
        services: world.service(key).map(|service| answer(world, service)).into_iter().collect(),
        failures: [],
    }
}

fn answer(world: &World, service: &Service) -> ServiceAnswer {
    let arns = Arns::of(world);
    let tasks: Vec<&Task> = world.tasks_of(service.key).collect();
    let primary = service.primary();
    let is_awsvpc = primary
        .and_then(|primary| world.definition(primary.definition))
        .is_some_and(|definition| definition.network_mode == NetworkMode::Awsvpc);
    let grace_period = service.health_check_grace_period.as_seconds();
    ServiceAnswer {
        service_arn: arns.service(service),
        service_name: service.name.to_string(),
        cluster_arn: arns.cluster(service.cluster),
        load_balancers: load_balancers(world, service),
        service_registries: [],
        status: "ACTIVE",
        desired_count: service.desired_count,
        running_count: tasks.iter().filter(|task| is_running(task)).count(),
        pending_count: tasks.iter().filter(|task| is_pending(task)).count(),
        launch_type: service.launch_type,
        platform: Platform::of(service.launch_type, "LATEST"),
        task_definition: primary.map(|primary| arns.task_definition(primary.definition)).unwrap_or_default(),
        deployment_configuration: DeploymentConfigurationAnswer {
            maximum_percent: service.deployment_configuration.maximum_percent,
            minimum_healthy_percent: service.deployment_configuration.minimum_healthy_percent,
            strategy: "ROLLING",
        },
        deployments: service
            .deployments
            .iter()
            .rev()
            .map(|row| deployment(service, row, &tasks, arns))
            .collect(),
        events: events(service),
        placement_constraints: service
            .distinct_instance
            .then_some(Constraint { r#type: "distinctInstance" })
            .into_iter()
            .collect(),
        placement_strategy: placement_strategy(service),
        network_configuration: is_awsvpc.then(|| network_configuration(world, service)),
        health_check_grace_period_seconds: (!service.load_balancers.is_empty()).then_some(grace_period),
        scheduling_strategy: "REPLICA",
        deployment_controller: Controller { r#type: "ECS" },
    }
}

fn is_running(task: &Task) -> bool {
    task.last_status == TaskStatus::Running
}

fn is_pending(task: &Task) -> bool {
    task.last_status < TaskStatus::Running
}

fn load_balancers(world: &World, service: &Service) -> Vec<ServiceLoadBalancer> {
    let answer = |entry: &crate::world::ServiceLoadBalancer| ServiceLoadBalancer {
        target_group_arn: world
            .target_group(entry.target_group)
            .map(|group| group.arn.to_string())
            .unwrap_or_default(),
        container_name: entry.container.to_string(),
        container_port: entry.container_port,
    };
    service.load_balancers.iter().map(answer).collect()
}

fn deployment(
    service: &Service,
    deployment: &Deployment,
    tasks: &[&Task],
    arns: Arns<'_>,
) -> DeploymentAnswer {
    let of_deployment = || tasks.iter().filter(|task| task.deployment == Some(deployment.id));
    let live = of_deployment().filter(|task| task.is_live()).count();
    let is_primary = deployment.status == DeploymentStatus::Primary;
    DeploymentAnswer {
        id: deployment.id.to_string(),
        status: deployment.status.as_aws(),
        task_definition: arns.task_definition(deployment.definition),
        // What an older deployment still wants is what has not been told to stop.
        desired_count: if is_primary {
            service.desired_count
        } else {
            u32::try_from(live).unwrap_or(u32::MAX)
        },
        pending_count: of_deployment().filter(|task| is_pending(task)).count(),
        running_count: of_deployment().filter(|task| is_running(task)).count(),
        failed_tasks: deployment.failed_tasks,
        created_at: Date(deployment.created),
        launch_type: service.launch_type,
        platform: Platform::of(service.launch_type, "1.4.0"),
        rollout_state: deployment.rollout_state.as_aws(),
        rollout_state_reason: deployment.rollout_state.reason(deployment.id),
    }
}

/// The newest first, as the API has them.
fn events(service: &Service) -> Vec<EventAnswer> {
    let answer = |line: &crate::world::ServiceEventLine| EventAnswer {
        id: uuid(u128::from(line.seq.0), service.key.index()),
        created_at: Date(line.at),
        message: line.message.to_string(),
    };
    service.events.iter().rev().map(answer).collect()
}

/// The default is shown as what it is on EC2; Fargate shows none.
fn placement_strategy(service: &Service) -> Vec<PlacementStrategy> {
    match (service.launch_type, service.placement_strategy.is_empty()) {
        (LaunchType::Ec2, true) => DEFAULT_STRATEGY.to_vec(),
        _ => service.placement_strategy.clone(),
    }
}

fn network_configuration(world: &World, service: &Service) -> NetworkConfiguration {
    let zones = service.zones.iter().filter_map(|zone| world.zones.get(zone.index()));
    let subnets = zones.map(|zone| format!("subnet-{zone}")).collect();
    NetworkConfiguration { awsvpc_configuration: AwsvpcConfiguration { subnets } }
}
