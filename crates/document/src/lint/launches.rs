//! What rules about launches share. Such a rule holds a call against the definition that it launches, and
//! speaks in the definition: it marks the place that the call does not fit.

use super::{Context, Fix, Mark};
use crate::launch::{Launch, LoadBalancer, ServiceConnectService, TargetType};
use crate::network_mode::NetworkMode;
use crate::schema::port_range;
use crate::task_definition::{At, Compatibility, ContainerDefinition, PortMapping, Volume};

/// For rules whose findings are repaired in the call.
pub fn no_fix<T>(_: &Context<'_>, _: &T) -> Vec<Fix> {
    Vec::new()
}

/// The definition as a whole.
#[must_use]
pub fn at_definition(context: &Context<'_>) -> Mark {
    Mark::missing_in(context.definition.at)
}

/// Whether a known launch of the definition is one on `launch_type`.
#[must_use]
pub fn is_launched_on(context: &Context<'_>, launch_type: Compatibility) -> bool {
    context.launches().any(|launch| launch.compatibility() == Some(launch_type))
}

/// The network mode in which the tasks are launched. On Fargate there is no other than awsvpc; that the
/// definition has to say so is for other rules.
#[must_use]
pub fn network_mode(context: &Context<'_>, launch: &Launch) -> Option<NetworkMode> {
    let on_fargate = launch.compatibility() == Some(Compatibility::Fargate);
    if on_fargate || context.in_awsvpc() { Some(NetworkMode::Awsvpc) } else { context.network_mode() }
}

/// The network mode, or the definition that has none.
#[must_use]
pub fn at_network_mode(context: &Context<'_>) -> Mark {
    context.definition.network_mode.at().map_or(at_definition(context), Mark::from)
}

/// The name of the launch type in the definition, or the definition that does not name it.
#[must_use]
pub fn at_launch_type(context: &Context<'_>, launch_type: Compatibility) -> Mark {
    context.definition.requires(launch_type).map_or(at_definition(context), Mark::from)
}

/// The list of containers.
#[must_use]
pub fn at_containers(context: &Context<'_>) -> Mark {
    context.definition.container_definitions.at().map_or(at_definition(context), Mark::missing_in)
}

/// What a definition has by the name of a container.
pub enum Named<'c> {
    /// That container.
    Container(&'c ContainerDefinition<'c>),
    /// Certainly nothing.
    Nothing,
    /// Perhaps something: not all of it is clear.
    Unclear,
}

/// The container called `name`.
#[must_use]
pub fn container<'c>(context: &'c Context<'c>, name: &str) -> Named<'c> {
    let definition = &context.definition;
    if let Some(found) = definition.containers().find(|it| it.name.known() == Some(&name)) {
        return Named::Container(found);
    }
    let is_clear = definition.container_definitions.filled_at().is_some()
        && definition.container_definitions.is_clear()
        && !definition.containers().any(|container| container.name.is_unclear());
    if is_clear { Named::Nothing } else { Named::Unclear }
}

/// The first mapping of `port`, by itself or in a range.
#[must_use]
pub fn mapping_of<'c>(container: &'c ContainerDefinition<'c>, port: u16) -> Option<&'c PortMapping<'c>> {
    container.port_mappings.items().find(|mapping| maps(mapping, port))
}

fn maps(mapping: &PortMapping<'_>, port: u16) -> bool {
    let is_in_range =
        |range: &&str| port_range(range).is_some_and(|(first, last)| (first..=last).contains(&port));
    mapping.container_port.known() == Some(&i64::from(port))
        || mapping.container_port_range.known().is_some_and(is_in_range)
}

/// Whether it is clear which ports the container maps.
#[must_use]
pub fn ports_are_clear(container: &ContainerDefinition<'_>) -> bool {
    let is_clear = |mapping: &PortMapping<'_>| {
        !mapping.container_port.is_unclear() && !mapping.container_port_range.is_unclear()
    };
    container.port_mappings.is_clear() && container.port_mappings.items().all(is_clear)
}

/// Port and mapping that the load balancer leads to, when its host port is another one for each task.
#[must_use]
pub fn dynamic_port(context: &Context<'_>, balancer: &LoadBalancer) -> Option<(u16, At)> {
    let (name, port) = (balancer.container_name.as_deref()?, balancer.container_port?);
    let Named::Container(container) = container(context, name) else { return None };
    let mapping = mapping_of(container, port)?;
    let is_dynamic = mapping.host_port.or(0) == Some(0);
    is_dynamic.then_some((port, mapping.host_port.at().unwrap_or(mapping.at)))
}

/// Whether a load balancer or a service registry of a known launch leads to this port.
#[must_use]
pub fn is_registered(context: &Context<'_>, container: &str, port: i64) -> bool {
    let is_this = |name: &Option<String>, registered: Option<u16>| {
        name.as_deref() == Some(container) && registered.map(i64::from) == Some(port)
    };
    context.launches().any(|launch| {
        let balancers = launch.load_balancers.elements().iter();
        let registries = launch.service_registries.elements().iter();
        balancers.map(|it| (&it.container_name, it.container_port)).any(|(name, port)| is_this(name, port))
            || registries
                .map(|it| (&it.container_name, it.container_port))
                .any(|(name, port)| is_this(name, port))
    })
}

/// What the launch offers by Service Connect.
pub fn connected(launch: &Launch) -> impl Iterator<Item = &ServiceConnectService> {
    let connect = launch.service_connect_configuration.given().filter(|connect| connect.enabled);
    connect.into_iter().flat_map(|connect| &connect.services)
}

/// Where a port mapping is called `name`.
#[must_use]
pub fn port_called(context: &Context<'_>, name: &str) -> Option<At> {
    let mut names = context.definition.port_mappings().filter_map(|(_, mapping)| mapping.name.known_at());
    names.find(|(known, _)| **known == name).map(|(_, at)| at)
}

/// The load balancers whose target group has targets of another kind than the network mode makes.
pub fn misfits(launch: &Launch, target_type: TargetType) -> impl Iterator<Item = &LoadBalancer> {
    let has_type = move |balancer: &&LoadBalancer| {
        balancer.target_group.as_ref().and_then(|group| group.target_type) == Some(target_type)
    };
    launch.load_balancers.elements().iter().filter(has_type)
}

/// AWS's words about a target group of the wrong type.
#[must_use]
pub fn misfit_words(balancer: &LoadBalancer, target_type: TargetType, mode: NetworkMode) -> String {
    format!(
        "The provided target group {} has target type {}, which is incompatible with the {} network mode specified in \
         the task definition.",
        balancer.target_group_arn.as_deref().unwrap_or("…"),
        target_type.as_aws(),
        mode.as_aws()
    )
}

/// The volumes that are described at the launch; `None` when it is not clear which ones are.
#[must_use]
pub fn configured_at_launch<'c>(context: &'c Context<'c>) -> Option<Vec<&'c Volume<'c>>> {
    let volumes = &context.definition.volumes;
    let is_clear =
        |volume: &Volume<'_>| !volume.configured_at_launch.is_unclear() && !volume.name.is_unclear();
    if !volumes.is_clear() || !volumes.items().all(is_clear) {
        return None;
    }
    Some(volumes.items().filter(|volume| volume.configured_at_launch.known() == Some(&true)).collect())
}
