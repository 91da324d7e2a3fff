//! `clusters` and `services`.

use ecs_document::syntax::NodeId;

use super::super::members::{Members, Reader, Shape};
use super::super::{Cluster, InstanceGroup, Problem, Service, ServiceLoadBalancer};
use crate::definition::LaunchType;
use crate::world::{DeploymentConfiguration, PlacementStrategy};

/// `desiredCount` and instances of a cluster: quotas of scheduler.md 7.
const COUNT: std::ops::RangeInclusive<i64> = 0..=5_000;

const CLUSTER: Shape<'static> = Shape {
    what: "a cluster",
    members: &["clusterName", "instances"],
    left_out: &[
        "capacityProviders",
        "defaultCapacityProviderStrategy",
        "settings",
        "configuration",
        "tags",
        "serviceConnectDefaults",
        "clusterArn",
        "status",
    ],
};

const INSTANCES: Shape<'static> = Shape {
    what: "a group of instances",
    members: &["instanceType", "availabilityZone", "count"],
    left_out: &["attributes"],
};

const SERVICE: Shape<'static> = Shape {
    what: "a service",
    members: &[
        "serviceName",
        "cluster",
        "taskDefinition",
        "desiredCount",
        "launchType",
        "deploymentConfiguration",
        "placementStrategy",
        "placementConstraints",
        "networkConfiguration",
        "loadBalancers",
        "healthCheckGracePeriodSeconds",
        "schedulingStrategy",
        "deploymentController",
    ],
    left_out: &[
        "availabilityZoneRebalancing",
        "capacityProviderStrategy",
        "clientToken",
        "enableECSManagedTags",
        "enableExecuteCommand",
        "platformVersion",
        "propagateTags",
        "role",
        "serviceConnectConfiguration",
        "serviceRegistries",
        "tags",
        "volumeConfigurations",
        "vpcLatticeConfigurations",
    ],
};

const SERVICE_LOAD_BALANCER: Shape<'static> = Shape {
    what: "a load balancer of a service",
    members: &["targetGroupArn", "containerName", "containerPort", "loadBalancerName"],
    left_out: &["advancedConfiguration"],
};

const DEPLOYMENT_CONFIGURATION: Shape<'static> = Shape {
    what: "a deployment configuration",
    members: &["minimumHealthyPercent", "maximumPercent"],
    left_out: &["alarms", "bakeTimeInMinutes", "deploymentCircuitBreaker", "lifecycleHooks", "strategy"],
};

const PLACEMENT_STRATEGY: Shape<'static> =
    Shape { what: "a placement strategy", members: &["type", "field"], left_out: &[] };

const PLACEMENT_CONSTRAINT: Shape<'static> =
    Shape { what: "a placement constraint", members: &["type", "expression"], left_out: &[] };

const NETWORK_CONFIGURATION: Shape<'static> =
    Shape { what: "a network configuration", members: &["awsvpcConfiguration"], left_out: &[] };

const AWSVPC_CONFIGURATION: Shape<'static> = Shape {
    what: "an awsvpc configuration",
    members: &["subnets"],
    left_out: &["securityGroups", "assignPublicIp"],
};

pub fn cluster(reader: &Reader<'_>, node: NodeId) -> Cluster {
    let members = Members::of(reader, node, &CLUSTER);
    Cluster { cluster_name: members.name("clusterName"), instances: members.list("instances", instances) }
}

fn instances(reader: &Reader<'_>, node: NodeId) -> InstanceGroup {
    let members = Members::of(reader, node, &INSTANCES);
    InstanceGroup {
        instance_type: members.name("instanceType"),
        availability_zone: members.name("availabilityZone"),
        count: members.integer("count", COUNT).unwrap_or(1),
    }
}

pub fn service(reader: &Reader<'_>, node: NodeId) -> Service {
    let members = Members::of(reader, node, &SERVICE);
    let usual = Service::default();
    only(&members, "schedulingStrategy", "REPLICA");
    if let Some(controller) = members.get("deploymentController") {
        let shape = Shape { what: "a deployment controller", members: &["type"], left_out: &[] };
        only(&Members::of(reader, controller, &shape), "type", "ECS");
    }
    Service {
        service_name: members.name("serviceName"),
        cluster: members.text("cluster").unwrap_or(usual.cluster),
        task_definition: members.name("taskDefinition"),
        desired_count: members.integer("desiredCount", COUNT).unwrap_or(usual.desired_count),
        launch_type: launch_type(&members).unwrap_or(usual.launch_type),
        deployment_configuration: deployment_configuration(&members),
        placement_strategy: members
            .list("placementStrategy", placement_strategy)
            .into_iter()
            .flatten()
            .collect(),
        distinct_instance: members.list("placementConstraints", is_distinct_instance).contains(&true),
        subnets: subnets(&members),
        load_balancers: members.list("loadBalancers", service_load_balancer),
        health_check_grace_period_seconds: members
            .integer("healthCheckGracePeriodSeconds", 0..=i64::from(i32::MAX))
            .unwrap_or_default(),
    }
}

/// A member that AWS gives more values than the model has.
fn only(members: &Members<'_, '_>, name: &str, modelled: &str) {
    let Some(node) = members.get(name) else { return };
    let Some(found) = members.reader().text(node) else { return };
    if found != modelled {
        members
            .reader()
            .error(node, format!("This model has services with the {name} {modelled} only, not {found}."));
    }
}

fn launch_type(members: &Members<'_, '_>) -> Option<LaunchType> {
    let node = members.get("launchType")?;
    if members.reader().tree.string(node) == Some("EXTERNAL") {
        members.reader().error(node, "This model has no external instances; it runs FARGATE and EC2.");
        return None;
    }
    members.choice("launchType", &[("FARGATE", LaunchType::Fargate), ("EC2", LaunchType::Ec2)])
}

/// The rules and texts of scheduler.md 2.3.
fn deployment_configuration(members: &Members<'_, '_>) -> DeploymentConfiguration {
    let usual = DeploymentConfiguration::default();
    let Some(node) = members.get("deploymentConfiguration") else { return usual };
    let reader = members.reader();
    let members = Members::of(reader, node, &DEPLOYMENT_CONFIGURATION);
    let read = DeploymentConfiguration {
        minimum_healthy_percent: members
            .integer("minimumHealthyPercent", 0..=i64::from(i32::MAX))
            .unwrap_or(usual.minimum_healthy_percent),
        maximum_percent: members
            .integer("maximumPercent", 0..=i64::from(i32::MAX))
            .unwrap_or(usual.maximum_percent),
    };
    let pointer = |name| reader.tree.pointer(members.get(name).unwrap_or(node));
    if read.minimum_healthy_percent > 100 {
        reader.report(
            Problem::error(
                pointer("minimumHealthyPercent"),
                "A service cannot keep more than all of its tasks healthy.",
            )
            .in_the_words_of_aws("minimumHealthyPercent must be at most 100"),
        );
    }
    if read.maximum_percent < 100 {
        let message = "`maximumPercent` is at least 100: the desired count itself has to be allowed.";
        reader.report(Problem::error(pointer("maximumPercent"), message));
    }
    if read.minimum_healthy_percent == 100 && read.maximum_percent == 100 {
        let message = "With 100 and 100 percent no task may be stopped before another one runs, and none may be \
                       started before one is stopped. Lower the minimum or raise the maximum.";
        reader.report(Problem::error(reader.tree.pointer(node), message).in_the_words_of_aws(
            "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.",
        ));
    }
    DeploymentConfiguration {
        minimum_healthy_percent: read.minimum_healthy_percent.min(100),
        maximum_percent: read.maximum_percent.max(100),
    }
}

fn placement_strategy(reader: &Reader<'_>, node: NodeId) -> Option<PlacementStrategy> {
    let members = Members::of(reader, node, &PLACEMENT_STRATEGY);
    let kind = reader.choice(
        members.required("type")?,
        &[("random", "random"), ("spread", "spread"), ("binpack", "binpack")],
    )?;
    if kind == "random" {
        return Some(PlacementStrategy::Random);
    }
    let field = members.required("field")?;
    if kind == "binpack" {
        let fields = [("cpu", PlacementStrategy::BinpackCpu), ("memory", PlacementStrategy::BinpackMemory)];
        return reader.choice(field, &fields);
    }
    let fields = [
        ("attribute:ecs.availability-zone", PlacementStrategy::SpreadZone),
        ("instanceId", PlacementStrategy::SpreadInstance),
        ("host", PlacementStrategy::SpreadInstance),
    ];
    reader.choice(field, &fields)
}

fn is_distinct_instance(reader: &Reader<'_>, node: NodeId) -> bool {
    let members = Members::of(reader, node, &PLACEMENT_CONSTRAINT);
    let Some(node) = members.required("type") else { return false };
    if reader.tree.string(node) == Some("memberOf") {
        reader.error(node, "This model has no memberOf constraints; it has distinctInstance.");
        return false;
    }
    reader.choice(node, &[("distinctInstance", true)]).unwrap_or_default()
}

/// Subnets, one a zone: `us-east-1a` or `subnet-us-east-1a`.
fn subnets(members: &Members<'_, '_>) -> Vec<String> {
    let reader = members.reader();
    let Some(network) = members.get("networkConfiguration") else { return Vec::new() };
    let network = Members::of(reader, network, &NETWORK_CONFIGURATION);
    let Some(awsvpc) = network.get("awsvpcConfiguration") else { return Vec::new() };
    let subnets = Members::of(reader, awsvpc, &AWSVPC_CONFIGURATION).list("subnets", |reader, node| {
        reader.parsed(node, |text| {
            let zone = text.strip_prefix("subnet-").unwrap_or(text);
            super::super::names::is_zone(zone).then(|| zone.to_owned()).ok_or_else(|| {
                "The model has one subnet in each Availability Zone and calls it by its zone, for example us-east-1a."
                    .to_owned()
            })
        })
    });
    subnets.into_iter().flatten().collect()
}

fn service_load_balancer(reader: &Reader<'_>, node: NodeId) -> ServiceLoadBalancer {
    let members = Members::of(reader, node, &SERVICE_LOAD_BALANCER);
    members.required("containerPort");
    let classic = members.get("loadBalancerName").filter(|_| members.get("targetGroupArn").is_none());
    if let Some(node) = classic {
        reader.error(
            node,
            "This model has Application Load Balancers only; name a target group with `targetGroupArn`.",
        );
    }
    ServiceLoadBalancer {
        target_group_arn: if classic.is_some() { String::new() } else { members.name("targetGroupArn") },
        container_name: members.name("containerName"),
        container_port: members.integer("containerPort", 1..=65_535).unwrap_or_default(),
    }
}
