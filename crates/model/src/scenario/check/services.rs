//! CreateService: the checks of load-balancing.md 5.5 and task-definition-rules.md 2.15, in the
//! order that load-balancing.md gives.

use std::sync::Arc;

use super::{Checks, MOST_TASKS};
use crate::definition::{Definition, LaunchType, NetworkMode};
use crate::scenario::{Service, ServiceLoadBalancer, TargetGroup, short_name};
use crate::world::TargetType;

/// Target groups of one service (load-balancing.md 5.1).
const MOST_TARGET_GROUPS: usize = 5;

impl Checks<'_> {
    pub(super) fn services(&mut self) {
        let services = &self.scenario.services;
        self.unique("/services", "serviceName", services.iter().map(|service| service.service_name.as_str()));
        let tasks: u64 = services.iter().map(|service| u64::from(service.desired_count)).sum();
        if tasks > MOST_TASKS {
            self.error(
                "/services",
                format!("The model runs at most {MOST_TASKS} tasks at a time; these are {tasks}."),
            );
        }
        for (position, service) in services.iter().enumerate() {
            self.service(&format!("/services/{position}"), service);
        }
    }

    fn service(&mut self, pointer: &str, service: &Service) {
        if !self.has_cluster(&service.cluster) {
            let message = format!("There is no cluster called {}.", short_name(&service.cluster));
            self.refused(format!("{pointer}/cluster"), message, "Cluster not found.");
        }
        let Some(definition) = self.definition(pointer, &service.task_definition) else { return };
        self.launch_type(pointer, service, &definition);
        self.service_load_balancers(pointer, service, &definition);
        self.network_configuration(pointer, service, &definition);
        if service.health_check_grace_period_seconds > 0 && service.load_balancers.is_empty() {
            self.refused(
                format!("{pointer}/healthCheckGracePeriodSeconds"),
                "A grace period spares tasks from the verdict of a load balancer, and this service has none.",
                "Health check grace period is only valid for services configured to use load balancers",
            );
        }
    }

    /// The definition that `reference` means; reports when there is none, unless one was refused
    /// and has been reported already.
    pub(super) fn definition(&mut self, pointer: &str, reference: &str) -> Option<Arc<Definition>> {
        let found = self.registry.find(reference).map(|(_, definition)| definition.clone());
        if found.is_none() && !reference.is_empty() && self.registry.problems.is_empty() {
            let message = format!("There is no task definition {}.", short_name(reference));
            self.refused(format!("{pointer}/taskDefinition"), message, "TaskDefinition not found.");
        }
        found
    }

    fn launch_type(&mut self, pointer: &str, service: &Service, definition: &Definition) {
        if service.launch_type != LaunchType::Fargate {
            return;
        }
        let sized = definition.cpu.is_some() && definition.memory.is_some();
        if definition.network_mode != NetworkMode::Awsvpc || !sized {
            let name = definition.name();
            let message = format!(
                "{name} is not fit for Fargate, which needs `networkMode` awsvpc, `cpu` and `memory`."
            );
            let words = "Task definition does not support launch_type FARGATE.";
            self.refused(format!("{pointer}/launchType"), message, words);
        }
        if service.distinct_instance {
            let words = "Placement constraints are not supported with FARGATE launch type.";
            let message = "On Fargate every task has a host of its own.";
            self.refused(format!("{pointer}/placementConstraints"), message, words);
        }
        if !service.placement_strategy.is_empty() {
            let words = "Placement strategies are not supported with FARGATE launch type.";
            let message = "Fargate spreads tasks over the zones by itself.";
            self.refused(format!("{pointer}/placementStrategy"), message, words);
        }
    }

    fn network_configuration(&mut self, pointer: &str, service: &Service, definition: &Definition) {
        if !service.subnets.is_empty() && definition.network_mode != NetworkMode::Awsvpc {
            self.refused(
                format!("{pointer}/networkConfiguration"),
                "Subnets are for tasks with a network interface of their own, which only awsvpc gives them.",
                "Network Configuration is not valid for the given networkMode of this task definition.",
            );
        }
    }

    fn service_load_balancers(&mut self, pointer: &str, service: &Service, definition: &Definition) {
        if service.load_balancers.len() > MOST_TARGET_GROUPS {
            let message = format!("A service has at most {MOST_TARGET_GROUPS} target groups.");
            self.refused(
                format!("{pointer}/loadBalancers"),
                message,
                "load balancers can have at most 5 items.",
            );
        }
        for (position, entry) in service.load_balancers.iter().enumerate() {
            let pointer = format!("{pointer}/loadBalancers/{position}");
            self.container_port(&pointer, entry, definition);
            self.target_group(&pointer, entry, definition);
        }
    }

    fn container_port(&mut self, pointer: &str, entry: &ServiceLoadBalancer, definition: &Definition) {
        let (name, port) = (entry.container_name.as_str(), entry.container_port);
        if name.is_empty() || port == 0 {
            return;
        }
        let Some(container) = definition.containers.iter().find(|container| &*container.name == name) else {
            let message = format!("{} has no container called {name}.", definition.name());
            let words = format!("The container {name} does not exist in the task definition.");
            return self.refused(format!("{pointer}/containerName"), message, words);
        };
        if !container.port_mappings.iter().any(|mapping| mapping.container_port == port) {
            let message = format!("Container {name} has no port mapping for port {port}.");
            let words = format!("The container {name} did not have a container port {port} defined.");
            self.refused(format!("{pointer}/containerPort"), message, words);
        }
    }

    fn target_group(&mut self, pointer: &str, entry: &ServiceLoadBalancer, definition: &Definition) {
        let name = short_name(&entry.target_group_arn);
        let pointer = format!("{pointer}/targetGroupArn");
        let Some(group) = self.scenario.target_groups.iter().find(|group| group.name == name) else {
            if !name.is_empty() {
                let words = format!("Target group '{name}' not found");
                self.refused(pointer, format!("There is no target group called {name}."), words);
            }
            return;
        };
        if !self.is_in_use(group) {
            let words = format!(
                "The target group with targetGroupArn {name} does not have an associated load balancer."
            );
            let message =
                format!("No rule of a listener forwards to {name}. Add the rule before the service.");
            return self.refused(pointer, message, words);
        }
        let (mode, target_type) = (definition.network_mode, group.target_type);
        if target_type_of(mode) != Some(target_type) {
            let message = target_type_message(mode);
            if mode == NetworkMode::None {
                return self.error(pointer, message);
            }
            let words = format!(
                "The provided target group {name} has target type {}, which is incompatible with the {} network mode \
                 specified in the task definition.",
                target_type.as_aws(),
                mode.as_aws()
            );
            self.refused(pointer, message, words);
        }
    }

    fn is_in_use(&self, group: &TargetGroup) -> bool {
        self.scenario.load_balancers.iter().any(|balancer| balancer.forwards_to(&group.name))
    }
}

/// The target type that a network mode demands (load-balancing.md 5.2).
pub fn target_type_of(mode: NetworkMode) -> Option<TargetType> {
    match mode {
        NetworkMode::Awsvpc => Some(TargetType::Ip),
        NetworkMode::Bridge | NetworkMode::Host => Some(TargetType::Instance),
        NetworkMode::None => None,
    }
}

fn target_type_message(mode: NetworkMode) -> &'static str {
    match mode {
        NetworkMode::Awsvpc => {
            "A task in awsvpc mode is reached at the address of its own interface, so its targets are addresses. \
             Use a target group of type ip."
        }
        NetworkMode::Bridge | NetworkMode::Host => {
            "A task in bridge or host mode is reached at a port of its instance, so its targets are instances. \
             Use a target group of type instance."
        }
        NetworkMode::None => {
            "A task with network mode none is reached by nobody, so no load balancer can lead to it."
        }
    }
}
