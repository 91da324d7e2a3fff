use crate::launch::ServiceRegistry;
use crate::lint::launches;
use crate::lint::prelude::*;

/// Service discovery for tasks that are found by port, without the port.
pub static RULE: Rule = Rule {
    code: "TD-RUN-009",
    title: reference("Service registry without a port for tasks of an instance"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("techservicesillinois/terraform-aws-ecs-service#16"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Vec<&'c ServiceRegistry> {
    if !matches!(launches::network_mode(context, launch), Some(NetworkMode::Bridge | NetworkMode::Host)) {
        return Vec::new();
    }
    let registries = launch.service_registries.elements().iter();
    registries
        .filter(|registry| registry.container_name.is_none() || registry.container_port.is_none())
        .collect()
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, registry: &&'c ServiceRegistry) -> Finding {
    let message = format!(
        "{} has a service registry without container and port. In this network mode tasks share the address \
         of their instance and are told apart by port. Name both; the registry then needs SRV records.",
        launch.called()
    );
    Finding::at(launches::at_network_mode(context), message).aws(format!(
        "When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' \
         must be specified from the task definition. Registry: {}",
        registry.registry_arn.as_deref().unwrap_or("…")
    ))
}
