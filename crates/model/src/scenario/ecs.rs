//! Clusters and services, in the shapes of the ECS API.

use serde::Serialize;

use crate::definition::LaunchType;
use crate::world::{DeploymentConfiguration, PlacementStrategy};

/// `clusters[]`: a cluster and the container instances that are registered in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cluster {
    /// `clusterName`.
    pub cluster_name: String,
    /// Container instances; none by default, which is enough for Fargate.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub instances: Vec<InstanceGroup>,
}

/// `clusters[].instances[]`: equal container instances in one zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InstanceGroup {
    /// A type of the model's table, for example `t3.medium`.
    pub instance_type: String,
    /// For example `us-east-1a`.
    pub availability_zone: String,
    /// How many, 0 to 5,000. Default 1.
    pub count: u32,
}

/// `services[]`: a REPLICA service with the rolling update strategy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Service {
    /// `serviceName`.
    pub service_name: String,
    /// Name or ARN of its cluster. Default `default`, as in the API.
    pub cluster: String,
    /// `family`, which means its latest revision, or `family:revision`.
    pub task_definition: String,
    /// `desiredCount`, 0 to 5,000. Default 1.
    pub desired_count: u32,
    /// `launchType`. Default `EC2`, as in the API.
    pub launch_type: LaunchType,
    /// `deploymentConfiguration`. Default 100 and 200 percent.
    #[serde(skip_serializing_if = "is_default")]
    pub deployment_configuration: DeploymentConfiguration,
    /// `placementStrategy`. Default: spread over zones, then over instances.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub placement_strategy: Vec<PlacementStrategy>,
    /// `placementConstraints` with the one constraint `distinctInstance`. Default off.
    #[serde(
        rename = "placementConstraints",
        skip_serializing_if = "is_default",
        with = "super::write::distinct_instance"
    )]
    pub distinct_instance: bool,
    /// Availability Zones of its subnets, `networkConfiguration.awsvpcConfiguration.subnets`.
    /// Default: all zones of the scenario.
    #[serde(
        rename = "networkConfiguration",
        skip_serializing_if = "Vec::is_empty",
        with = "super::write::subnets"
    )]
    pub subnets: Vec<String>,
    /// `loadBalancers`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub load_balancers: Vec<ServiceLoadBalancer>,
    /// `healthCheckGracePeriodSeconds`. Default 0.
    #[serde(skip_serializing_if = "is_default")]
    pub health_check_grace_period_seconds: u32,
}

impl Default for Service {
    fn default() -> Self {
        Service {
            service_name: String::new(),
            cluster: "default".to_owned(),
            task_definition: String::new(),
            desired_count: 1,
            launch_type: LaunchType::Ec2,
            deployment_configuration: DeploymentConfiguration::default(),
            placement_strategy: Vec::new(),
            distinct_instance: false,
            subnets: Vec::new(),
            load_balancers: Vec::new(),
            health_check_grace_period_seconds: 0,
        }
    }
}

/// `services[].loadBalancers[]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceLoadBalancer {
    /// Name or ARN of the target group.
    pub target_group_arn: String,
    /// `containerName`.
    pub container_name: String,
    /// `containerPort`.
    pub container_port: u16,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
