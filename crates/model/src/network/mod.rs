//! Addresses and ports: interfaces in the subnets, containers behind `docker0`, host ports
//! (networking.md 1.3 to 1.5).

use std::net::Ipv4Addr;

use crate::definition::{ContainerDefinition, Definition, NetworkMode, PortMapping, Protocol};
use crate::engine::Step;
use crate::world::{Binding, Container, Instance, Subnets, TaskKey, ZoneKey};

/// TCP ports that every Linux instance keeps for itself (networking.md 1.4.1).
pub const RESERVED_TCP_PORTS: [u16; 5] = [22, 2375, 2376, 51678, 51679];
/// The kernel's range of dynamic ports (networking.md 1.4.2).
pub const DYNAMIC_PORTS: std::ops::RangeInclusive<u16> = 32_768..=60_999;

/// Host numbers of a /19; AWS keeps the first four and the last address of each subnet.
const FIRST_HOST: u16 = 4;
const LAST_HOST: u16 = 8_190;
/// 172.17.0.2: the gateway has .1.
const FIRST_BRIDGE_HOST: u16 = 2;

/// Takes the next free address of a zone's subnet; absent when the subnet is full.
pub fn take_address(subnets: &mut Subnets, zone: ZoneKey) -> Option<Ipv4Addr> {
    let first = subnets.next.get(&zone).copied().unwrap_or(FIRST_HOST);
    let host = (first..=LAST_HOST)
        .chain(FIRST_HOST..first)
        .find(|host| !subnets.taken.contains(&subnet_address(zone, *host)))?;
    let address = subnet_address(zone, host);
    subnets.taken.insert(address);
    let next = if host >= LAST_HOST { FIRST_HOST } else { host.saturating_add(1) };
    subnets.next.insert(zone, next);
    Some(address)
}

fn subnet_address(zone: ZoneKey, host: u16) -> Ipv4Addr {
    let [high, low] = host.to_be_bytes();
    // Eight subnets fit into the VPC; no Region has more zones.
    let subnet = ((zone.0 % 8) as u8).saturating_mul(32);
    Ipv4Addr::new(10, 0, subnet.saturating_add(high % 32), low)
}

/// Gives the container under `index` what its network mode calls for on its instance: an address
/// on `docker0` and its host ports. Answers with a reason in the agent's words when a port
/// cannot be had.
pub fn connect_container(step: &mut Step<'_>, key: TaskKey, index: usize) -> Result<(), String> {
    let Some(definition) = step.world.definition_of(key).cloned() else { return Ok(()) };
    let Some(wanted) = definition.containers.get(index) else { return Ok(()) };
    let Some(task) = step.world.tasks.get_mut(key) else { return Ok(()) };
    let Some(instance) = task.instance.and_then(|on| step.world.instances.get_mut(on)) else { return Ok(()) };
    let Some(container) = task.containers.get_mut(index) else { return Ok(()) };
    match definition.network_mode {
        NetworkMode::Bridge => bridge(instance, container, wanted, key),
        NetworkMode::Host => {
            container.bindings = wanted.port_mappings.iter().map(host_binding).collect();
            Ok(())
        }
        NetworkMode::Awsvpc | NetworkMode::None => Ok(()),
    }
}

fn host_binding(mapping: &PortMapping) -> Binding {
    let port = mapping.container_port;
    Binding { container_port: port, host_port: port, protocol: mapping.protocol }
}

fn bridge(
    instance: &mut Instance,
    container: &mut Container,
    wanted: &ContainerDefinition,
    task: TaskKey,
) -> Result<(), String> {
    container.address = take_bridge_address(instance);
    for mapping in &wanted.port_mappings {
        let host_port = match mapping.host_port {
            0 => take_dynamic_port(instance, mapping.protocol, task)
                .ok_or("error retrieving docker port map: a host port is unavailable")?,
            port => port,
        };
        let binding =
            Binding { container_port: mapping.container_port, host_port, protocol: mapping.protocol };
        container.bindings.push(binding);
    }
    Ok(())
}

fn take_bridge_address(instance: &mut Instance) -> Option<Ipv4Addr> {
    let host = (FIRST_BRIDGE_HOST..u16::MAX).find(|host| !instance.bridge_addresses.contains(host))?;
    instance.bridge_addresses.insert(host);
    let [high, low] = host.to_be_bytes();
    Some(Ipv4Addr::new(172, 17, high, low))
}

fn take_dynamic_port(instance: &mut Instance, protocol: Protocol, task: TaskKey) -> Option<u16> {
    let (start, end) = (*DYNAMIC_PORTS.start(), *DYNAMIC_PORTS.end());
    let from = instance.next_dynamic_port.clamp(start, end);
    let taken = |port: &u16| {
        instance.dynamic_ports.contains_key(&(protocol, *port))
            || instance.static_ports.contains_key(&(protocol, *port))
            || (protocol == Protocol::Tcp && RESERVED_TCP_PORTS.contains(port))
    };
    let port = (from..=end).chain(start..from).find(|port| !taken(port))?;
    instance.dynamic_ports.insert((protocol, port), task);
    instance.next_dynamic_port = if port == end { start } else { port.saturating_add(1) };
    Some(port)
}

/// Reserves the static host ports of a task that its agent takes on.
pub fn hold_static_ports(instance: &mut Instance, definition: &Definition, task: TaskKey) {
    for port in definition.static_host_ports() {
        instance.static_ports.insert(port, task);
    }
}

/// Gives back what the containers of a task had on their instance.
pub fn disconnect_containers(step: &mut Step<'_>, key: TaskKey) {
    let Some(task) = step.world.tasks.get(key) else { return };
    let Some(instance) = task.instance.and_then(|on| step.world.instances.get_mut(on)) else { return };
    for address in task.containers.iter().filter_map(|container| container.address) {
        let [_, _, high, low] = address.octets();
        instance.bridge_addresses.remove(&u16::from_be_bytes([high, low]));
    }
    instance.dynamic_ports.retain(|_, holder| *holder != key);
    instance.static_ports.retain(|_, holder| *holder != key);
}

/// Gives back the address of a task's interface.
pub fn release_interface(step: &mut Step<'_>, key: TaskKey) {
    if let Some(address) = step.world.tasks.get(key).and_then(|task| task.address) {
        step.world.subnets.taken.remove(&address);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_come_one_after_the_other_and_are_not_reused_at_once() {
        let mut subnets = Subnets::default();
        let zone = ZoneKey(1);
        let first = take_address(&mut subnets, zone);
        assert_eq!(first, Some(Ipv4Addr::new(10, 0, 32, 4)));
        assert_eq!(take_address(&mut subnets, zone), Some(Ipv4Addr::new(10, 0, 32, 5)));
        subnets.taken.remove(&Ipv4Addr::new(10, 0, 32, 4));
        assert_eq!(take_address(&mut subnets, zone), Some(Ipv4Addr::new(10, 0, 32, 6)));
        assert_eq!(take_address(&mut subnets, ZoneKey(0)), Some(Ipv4Addr::new(10, 0, 0, 4)));
    }

    #[test]
    fn a_full_subnet_has_no_address_and_a_freed_one_is_found_again() {
        let mut subnets = Subnets::default();
        let zone = ZoneKey(0);
        let all = (FIRST_HOST..=LAST_HOST).filter_map(|_| take_address(&mut subnets, zone)).count();
        assert_eq!(all, 8_187);
        assert_eq!(take_address(&mut subnets, zone), None);
        let freed = Ipv4Addr::new(10, 0, 17, 3);
        assert!(subnets.taken.remove(&freed));
        assert_eq!(take_address(&mut subnets, zone), Some(freed));
    }
}
