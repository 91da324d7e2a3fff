//! Container ports of a task, and where two port mappings want the same one.

use crate::schema::port_range;
use crate::task_definition::{At, ContainerDefinition, PortMapping, TaskDefinition, TransportProtocol};

/// The container ports of one mapping: one port, or a range.
#[derive(Clone, Copy)]
pub struct ContainerPorts<'c> {
    /// The container.
    pub container: &'c ContainerDefinition<'c>,
    /// The mapping.
    pub mapping: &'c PortMapping<'c>,
    /// The protocol ECS uses.
    pub protocol: TransportProtocol,
    /// The first port.
    pub first: u16,
    /// The last port; the first one where it is no range.
    pub last: u16,
    /// Where the port or the range stands.
    pub at: At,
}

impl ContainerPorts<'_> {
    /// Whether `containerPortRange` gives the ports.
    #[must_use]
    pub fn is_range(&self) -> bool {
        self.mapping.container_port_range.known().is_some()
    }
}

/// The ports of all mappings in which they are known and valid.
pub fn container_ports<'c>(definition: &'c TaskDefinition<'c>) -> impl Iterator<Item = ContainerPorts<'c>> {
    definition.port_mappings().filter_map(|(container, mapping)| ports_of(container, mapping))
}

fn ports_of<'c>(
    container: &'c ContainerDefinition<'c>,
    mapping: &'c PortMapping<'c>,
) -> Option<ContainerPorts<'c>> {
    let protocol = mapping.effective_protocol()?;
    let (first, last, at) = match mapping.container_port_range.known_at() {
        Some((range, at)) => {
            let (first, last) = port_range(range)?;
            (first, last, at)
        }
        None => {
            let (&port, at) = mapping.container_port.known_at()?;
            let port = u16::try_from(port).ok().filter(|&port| port > 0)?;
            (port, port, at)
        }
    };
    Some(ContainerPorts { container, mapping, protocol, first, last, at })
}

/// Two mappings with a port in common.
pub struct Overlap<'c> {
    /// The one written first.
    pub earlier: ContainerPorts<'c>,
    /// The one written later.
    pub later: ContainerPorts<'c>,
    /// The lowest port they have in common.
    pub port: u16,
}

/// For each mapping whose ports another one with the same protocol has taken, such a pair. Takes no more time
/// than sorting does: of several mappings that a port is in, not every pair is named.
#[must_use]
pub fn overlaps<'c>(mut ports: Vec<ContainerPorts<'c>>) -> Vec<Overlap<'c>> {
    ecs_sort::sort_by_key(&mut ports, |ports| (ports.protocol, ports.first, ports.at));
    let mut overlaps = Vec::new();
    let mut furthest: Option<ContainerPorts<'c>> = None;
    for next in ports {
        let before = furthest.filter(|before| before.protocol == next.protocol);
        if let Some(before) = before.filter(|before| next.first <= before.last) {
            let (earlier, later) = if before.at <= next.at { (before, next) } else { (next, before) };
            overlaps.push(Overlap { earlier, later, port: next.first });
        }
        if before.is_none_or(|before| next.last > before.last) {
            furthest = Some(next);
        }
    }
    overlaps
}
