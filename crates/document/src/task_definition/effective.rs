//! What ECS makes of members that are absent, and questions several rules ask.

use super::{
    At, Compatibility, ContainerDefinition, Field, LinuxParameters, MountPoint, PortMapping,
    ResourceRequirement, SystemControl, TaskDefinition, TransportProtocol,
};
use crate::network_mode::NetworkMode;

impl<'t> TaskDefinition<'t> {
    /// The containers that could be read, in order.
    pub fn containers(&self) -> impl Iterator<Item = &ContainerDefinition<'t>> {
        self.container_definitions.items()
    }

    /// The port mappings, each with its container.
    pub fn port_mappings(&self) -> impl Iterator<Item = (&ContainerDefinition<'t>, &PortMapping<'t>)> {
        self.containers()
            .flat_map(|container| container.port_mappings.items().map(move |port| (container, port)))
    }

    /// The mount points, each with its container.
    pub fn mount_points(&self) -> impl Iterator<Item = (&ContainerDefinition<'t>, &MountPoint<'t>)> {
        self.containers()
            .flat_map(|container| container.mount_points.items().map(move |mount| (container, mount)))
    }

    /// What the containers need of devices, each with its container.
    pub fn resource_requirements(
        &self,
    ) -> impl Iterator<Item = (&ContainerDefinition<'t>, &ResourceRequirement<'t>)> {
        self.containers()
            .flat_map(|container| container.resource_requirements.items().map(move |it| (container, it)))
    }

    /// The kernel parameters that the containers set, each with its container.
    pub fn system_controls(&self) -> impl Iterator<Item = (&ContainerDefinition<'t>, &SystemControl<'t>)> {
        self.containers()
            .flat_map(|container| container.system_controls.items().map(move |it| (container, it)))
    }

    /// The Linux parameters of the containers, as far as they are known.
    pub fn linux_parameters(&self) -> impl Iterator<Item = &LinuxParameters<'t>> {
        self.containers().filter_map(|container| container.linux_parameters.known())
    }

    /// The network mode ECS uses: what is written, else `bridge` for Linux containers. `None` when that is not
    /// clear, or for Windows containers, whose default (Docker's nat network) has no name in the API.
    #[must_use]
    pub fn effective_network_mode(&self) -> Option<NetworkMode> {
        match self.network_mode {
            Field::Known { value, .. } => Some(value),
            Field::Absent if self.is_windows() == Some(false) => Some(NetworkMode::Bridge),
            _ => None,
        }
    }

    /// Whether the containers are Windows containers; `None` when that is not clear.
    #[must_use]
    pub fn is_windows(&self) -> Option<bool> {
        match &self.runtime_platform {
            Field::Absent => Some(false),
            Field::Known { value, .. } => match value.operating_system_family {
                Field::Absent => Some(false),
                Field::Known { value, .. } => Some(value.is_windows()),
                _ => None,
            },
            _ => None,
        }
    }

    /// Where `requiresCompatibilities` names `launch_type`.
    #[must_use]
    pub fn requires(&self, launch_type: Compatibility) -> Option<At> {
        self.requires_compatibilities.items_at().find(|(named, _)| **named == launch_type).map(|(_, at)| at)
    }
}

impl ContainerDefinition<'_> {
    /// Whether the task stops when this container does; true unless written otherwise.
    #[must_use]
    pub fn is_essential(&self) -> Option<bool> {
        self.essential.or(true)
    }

    /// The name in quotation marks for a sentence, or "this container".
    #[must_use]
    pub fn called(&self) -> String {
        self.name.known().map_or("This container".to_owned(), |name| format!("Container '{name}'"))
    }
}

/// The container that an element of `links` names: `db` in `db` and in `db:database`.
#[must_use]
pub fn linked_container(link: &str) -> &str {
    link.split_once(':').map_or(link, |(container, _)| container)
}

impl PortMapping<'_> {
    /// The protocol ECS uses. Anything but `udp` is stored as `tcp`, even what is no protocol at all.
    #[must_use]
    pub fn effective_protocol(&self) -> Option<TransportProtocol> {
        match self.protocol {
            Field::Known { value, .. } => Some(value),
            Field::Absent | Field::Invalid { .. } => Some(TransportProtocol::Tcp),
            Field::Unknown { .. } => None,
        }
    }
}
