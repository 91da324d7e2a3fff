//! What is known of a call that launches a task definition: CreateService, UpdateService or RunTask.
//!
//! The members are those of AWS's inputs, as far as a rule asks for one. Whoever has a service or a task to
//! launch (a scenario, say) fills in what it knows; rules speak about nothing else.

mod read;

use crate::task_definition::{Compatibility, Field, aws_enum};

/// A member of the call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fact<T> {
    /// Nobody said whether it is there.
    #[default]
    Unknown,
    /// It is certainly not there.
    Absent,
    /// It is there.
    Given(T),
}

impl<T> Fact<T> {
    /// The value, if it is there.
    #[must_use]
    pub fn given(&self) -> Option<&T> {
        match self {
            Fact::Given(value) => Some(value),
            _ => None,
        }
    }

    /// Whether it is certainly not there.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self, Fact::Absent)
    }
}

impl<T> Fact<Vec<T>> {
    /// The elements of a list; none where it is absent or not known.
    #[must_use]
    pub fn elements(&self) -> &[T] {
        self.given().map_or(&[], Vec::as_slice)
    }

    /// Whether the list certainly has no element: for AWS an empty list is as good as none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Fact::Unknown => false,
            Fact::Absent => true,
            Fact::Given(elements) => elements.is_empty(),
        }
    }
}

/// A call that launches a task definition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Launch {
    /// `serviceName`; none for RunTask.
    pub service_name: Option<String>,
    /// `taskDefinition`: a family, `family:revision` or an ARN. Where it is not known, the launch is one of
    /// every definition that is judged.
    pub task_definition: Option<String>,
    /// `launchType`.
    pub launch_type: Fact<Compatibility>,
    /// The names in `capacityProviderStrategy`.
    pub capacity_provider_strategy: Fact<Vec<String>>,
    /// `platformVersion`, which only Fargate has.
    pub platform_version: Fact<String>,
    /// `networkConfiguration.awsvpcConfiguration`.
    pub network_configuration: Fact<AwsvpcConfiguration>,
    /// `loadBalancers`.
    pub load_balancers: Fact<Vec<LoadBalancer>>,
    /// `serviceRegistries`.
    pub service_registries: Fact<Vec<ServiceRegistry>>,
    /// `serviceConnectConfiguration`.
    pub service_connect_configuration: Fact<ServiceConnectConfiguration>,
    /// `serviceConnectDefaults.namespace` of the cluster: the namespace of services that name none.
    pub cluster_namespace: Fact<String>,
    /// The names in `volumeConfigurations`.
    pub volume_configurations: Fact<Vec<String>>,
    /// The types in `placementConstraints`.
    pub placement_constraints: Fact<Vec<String>>,
    /// The types in `placementStrategy`.
    pub placement_strategy: Fact<Vec<String>>,
    /// `schedulingStrategy`; REPLICA where it is absent.
    pub scheduling_strategy: Fact<SchedulingStrategy>,
    /// `enableExecuteCommand`.
    pub enable_execute_command: Fact<bool>,
    /// `propagateTags`; NONE where it is absent.
    pub propagate_tags: Fact<PropagateTags>,
    /// How many characters `overrides` has as JSON.
    pub overrides_length: Fact<usize>,
}

/// `networkConfiguration.awsvpcConfiguration`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AwsvpcConfiguration {
    /// How many `subnets`.
    pub subnets: usize,
    /// How many `securityGroups`.
    pub security_groups: usize,
    /// Whether `assignPublicIp` is ENABLED.
    pub assign_public_ip: bool,
}

/// `loadBalancers[]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadBalancer {
    /// `targetGroupArn`: an ARN, or a name where names are used instead.
    pub target_group_arn: Option<String>,
    /// What is known of that target group.
    pub target_group: Option<TargetGroup>,
    /// `loadBalancerName`: a Classic Load Balancer.
    pub load_balancer_name: Option<String>,
    /// `containerName`.
    pub container_name: Option<String>,
    /// `containerPort`.
    pub container_port: Option<u16>,
}

/// A target group, as Elastic Load Balancing describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetGroup {
    /// `TargetType`.
    pub target_type: Option<TargetType>,
    /// `HealthCheckPort`, where it is a number instead of `traffic-port`.
    pub health_check_port: Option<u16>,
}

/// `serviceRegistries[]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceRegistry {
    /// `registryArn`.
    pub registry_arn: Option<String>,
    /// `containerName`, if there is one.
    pub container_name: Option<String>,
    /// `containerPort`, if there is one.
    pub container_port: Option<u16>,
}

/// `serviceConnectConfiguration`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceConnectConfiguration {
    /// `enabled`.
    pub enabled: bool,
    /// `namespace`, if there is one.
    pub namespace: Option<String>,
    /// `services`.
    pub services: Vec<ServiceConnectService>,
}

/// `serviceConnectConfiguration.services[]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServiceConnectService {
    /// `portName`.
    pub port_name: String,
    /// How many `clientAliases`.
    pub client_aliases: usize,
}

aws_enum! {
    /// What the targets of a target group are.
    TargetType {
        /// Instances, each with a port.
        Instance = "instance",
        /// Addresses.
        Ip = "ip",
        /// A Lambda function.
        Lambda = "lambda",
        /// An Application Load Balancer.
        Alb = "alb",
    }
}

aws_enum! {
    /// How many tasks a service has.
    SchedulingStrategy {
        /// As many as it is told.
        Replica = "REPLICA",
        /// One on each instance.
        Daemon = "DAEMON",
    }
}

aws_enum! {
    /// Whose tags the tasks get.
    PropagateTags {
        /// Those of the task definition.
        TaskDefinition = "TASK_DEFINITION",
        /// Those of the service.
        Service = "SERVICE",
        /// Nobody's.
        None = "NONE",
    }
}

impl Launch {
    /// What the tasks run on: the launch type, or Fargate where all capacity providers are its own. `None`
    /// where that is not known: a capacity provider of one's own may be of any kind, and without both the
    /// cluster decides.
    #[must_use]
    pub fn compatibility(&self) -> Option<Compatibility> {
        let is_fargate = |provider: &String| provider == "FARGATE" || provider == "FARGATE_SPOT";
        let providers = self.capacity_provider_strategy.elements();
        match self.launch_type {
            Fact::Given(launch_type) => Some(launch_type),
            _ if !providers.is_empty() && providers.iter().all(is_fargate) => Some(Compatibility::Fargate),
            _ => None,
        }
    }

    /// Whether a definition of this family may be the one that is launched.
    #[must_use]
    pub fn concerns(&self, family: &Field<&str>) -> bool {
        match (self.task_definition.as_deref(), family.known()) {
            (Some(launched), Some(family)) => family_of(launched) == *family,
            _ => true,
        }
    }

    /// The launch as the beginning of a sentence.
    #[must_use]
    pub fn called(&self) -> String {
        match &self.service_name {
            Some(name) => format!("Service '{name}'"),
            None => "The launch".to_owned(),
        }
    }
}

/// The family in `web`, `web:7` and the ARN of either.
fn family_of(reference: &str) -> &str {
    let name = reference.rsplit_once('/').map_or(reference, |(_, name)| name);
    match name.split_once(':') {
        Some((family, _)) => family,
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_are_found_in_every_reference() {
        for reference in ["web", "web:7", "arn:aws:ecs:us-east-1:111122223333:task-definition/web:7"] {
            assert_eq!(family_of(reference), "web", "{reference}");
        }
    }

    #[test]
    fn only_its_own_capacity_providers_make_a_launch_one_on_fargate() {
        let on = |providers: &[&str]| {
            let providers = providers.iter().map(|&name| name.to_owned()).collect();
            Launch { capacity_provider_strategy: Fact::Given(providers), ..Launch::default() }.compatibility()
        };
        assert_eq!(on(&["FARGATE", "FARGATE_SPOT"]), Some(Compatibility::Fargate));
        assert_eq!(on(&["FARGATE", "my-instances"]), None);
        assert_eq!(on(&[]), None);
    }
}
