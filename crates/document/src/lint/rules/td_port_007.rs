use crate::lint::prelude::*;

/// A host port of the instance itself: of SSH, of Docker, or of the ECS agent.
pub static RULE: Rule = Rule {
    code: "TD-PORT-007",
    title: reference("Host port that every instance has in use"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

/// What listens on an instance for ECS from the beginning, over TCP.
const RESERVED: [(i64, &str); 6] = [
    (22, "SSH"),
    (2375, "Docker"),
    (2376, "Docker"),
    (51678, "the ECS agent"),
    (51679, "the ECS agent"),
    (51680, "the ECS agent"),
];

/// How many ports of an instance count as reserved before any task is placed. The manual lists six of them
/// and counts five.
pub(super) const TAKEN: usize = 5;

struct Taken {
    port: i64,
    by: &'static str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Taken> {
    let taken = host_ports(context).into_iter().filter_map(|(protocol, port, at)| {
        let (_, by) = RESERVED.iter().find(|(reserved, _)| *reserved == port)?;
        (protocol == TransportProtocol::Tcp).then_some(Taken { port, by, at })
    });
    taken.collect()
}

/// The fixed ports that the task takes on its instance: host ports, and in host mode the container ports.
pub(super) fn host_ports<'c>(context: &'c Context<'c>) -> Vec<(TransportProtocol, i64, At)> {
    let mode = context.network_mode().filter(|_| !context.on_fargate());
    let host_port = |mapping: &'c PortMapping<'c>| match (mode, &mapping.host_port) {
        (Some(NetworkMode::Host), Field::Absent) => mapping.container_port.known_at(),
        (Some(NetworkMode::Host | NetworkMode::Bridge), host_port) => host_port.known_at(),
        _ => None,
    };
    let ports = context.definition.port_mappings().filter_map(|(_, mapping)| {
        let (&port, at) = host_port(mapping).filter(|(port, _)| **port > 0)?;
        Some((mapping.effective_protocol()?, port, at))
    });
    ports.collect()
}

fn words<'c>(context: &'c Context<'c>, taken: &Taken) -> Finding {
    let message = format!(
        "Port {} of every instance belongs to {}. A task that asks for it is not placed: RESOURCE:PORTS. Use another \
         port.",
        taken.port, taken.by
    );
    context.with_network_mode(Finding::at(taken.at, message))
}
