use crate::lint::prelude::*;

/// Host mode with ports: a second copy of the task finds them taken. That is how daemons are run, so that it is
/// only noted.
pub static RULE: Rule = Rule {
    code: "TD-NET-015",
    title: reference("Ports in host mode: one copy of the task on each instance"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct HostPorts {
    network_mode: At,
    first: (i64, At),
}

fn find<'c>(context: &'c Context<'c>) -> Option<HostPorts> {
    let (_, network_mode) =
        context.definition.network_mode.known_at().filter(|(mode, _)| **mode == NetworkMode::Host)?;
    // Fargate has no host mode at all.
    if context.on_fargate() {
        return None;
    }
    let mut ports = context.definition.port_mappings();
    let (&port, at) = ports.find_map(|(_, mapping)| mapping.container_port.known_at())?;
    Some(HostPorts { network_mode, first: (port, at) })
}

fn words<'c>(_: &'c Context<'c>, ports: &HostPorts) -> Finding {
    let (port, at) = ports.first;
    let message = format!(
        "In host mode port {port} is a port of the instance: each instance has room for one copy of this task, and a \
         second one is not placed (RESOURCE:PORTS). That suits a daemon. For several copies choose awsvpc, or bridge \
         with dynamic host ports."
    );
    Finding::at(ports.network_mode, message).related(at, "This port is taken on the instance.").quiet()
}
