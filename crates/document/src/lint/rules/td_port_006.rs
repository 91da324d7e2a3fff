use crate::lint::launches;
use crate::lint::prelude::*;

/// One container port for both protocols. It registers; a service cannot register that port.
pub static RULE: Rule = Rule {
    code: "TD-PORT-006",
    title: reference("The same container port for tcp and udp"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("terraform-aws-modules/terraform-aws-ecs#89"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct Both<'c> {
    container: &'c ContainerDefinition<'c>,
    port: i64,
    first: At,
    again: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Both<'c>> {
    context.definition.containers().flat_map(both_protocols).collect()
}

fn both_protocols<'c>(container: &'c ContainerDefinition<'c>) -> Vec<Both<'c>> {
    let used = container.port_mappings.items().filter_map(|mapping| {
        let (&port, at) = mapping.container_port.known_at()?;
        Some((port, mapping.effective_protocol()?, at))
    });
    let mut used: Vec<(i64, TransportProtocol, At)> = used.collect();
    ecs_sort::sort(&mut used);
    used.dedup_by_key(|(port, protocol, _)| (*port, *protocol));
    let same_port = used.windows(2).filter_map(|pair| match pair {
        [(port, _, tcp), (next, _, udp)] if port == next => Some((*port, *tcp, *udp)),
        _ => None,
    });
    let both =
        same_port.map(|(port, tcp, udp)| Both { container, port, first: tcp.min(udp), again: tcp.max(udp) });
    both.collect()
}

fn words<'c>(context: &'c Context<'c>, both: &Both<'c>) -> Finding {
    let port = both.port;
    let message = format!(
        "Port {port} is mapped for tcp and for udp. That registers and runs; but a service that registers this port with \
         a load balancer or with service discovery is refused. For such a service use different ports."
    );
    let finding =
        Finding::at(both.again, message).related(both.first, format!("Port {port} is mapped here first."));
    match both.container.name.known() {
        Some(name) => {
            let finding = finding.aws(format!(
                "Container port {port} is used in more than one port mapping for container {name}"
            ));
            if launches::is_registered(context, name, port) { finding.refused_at_launch() } else { finding }
        }
        None => finding,
    }
}
