use crate::lint::prelude::*;

/// A port range together with a single container or host port.
pub static RULE: Rule = Rule {
    code: "TD-PORT-015",
    title: reference("One port and a range in the same mapping"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-port-range-with-host-port"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Mixed<'c> {
    container: &'c ContainerDefinition<'c>,
    range: At,
    ports: Vec<(i64, At)>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Mixed<'c>> {
    let mixed = |(container, mapping): (&'c ContainerDefinition<'c>, &'c PortMapping<'c>)| {
        let (_, range) = mapping.container_port_range.known_at()?;
        let ports = [mapping.container_port.known_at(), mapping.host_port.known_at()];
        let ports: Vec<(i64, At)> = ports.into_iter().flatten().map(|(&port, at)| (port, at)).collect();
        (!ports.is_empty()).then_some(Mixed { container, range, ports })
    };
    context.definition.port_mappings().filter_map(mixed).collect()
}

fn words<'c>(_: &'c Context<'c>, mixed: &Mixed<'c>) -> Finding {
    let message = "This mapping has a range of ports and a single port. A mapping is either: 'containerPortRange' alone, \
                   or 'containerPort' with or without 'hostPort'.";
    let finding = Finding::at(mixed.range, message);
    let finding = mixed
        .ports
        .iter()
        .fold(finding, |finding, (port, at)| finding.related(*at, format!("Port {port} is given here.")));
    let finding = match mixed.container.name.known() {
        Some(name) => finding.aws(format!(
            "Invalid port mapping for container '{name}', cannot specify both single port and port range."
        )),
        None => finding,
    };
    // Zero may well stand for "absent".
    if mixed.ports.iter().all(|(port, _)| *port == 0) { finding.unsure() } else { finding }
}

fn fixes<'c>(context: &'c Context<'c>, mixed: &Mixed<'c>) -> Vec<Fix> {
    let ports: Vec<NodeId> = mixed.ports.iter().map(|(_, at)| at.node).collect();
    let has_container_port = ports.iter().any(|&port| context.tree.key(port) == Some("containerPort"));
    let keep_range = Fix::guess("Keep the range", remove_entries(context.tree, &ports));
    let keep_port = Fix::guess("Keep the single port", remove_entries(context.tree, &[mixed.range.node]));
    [keep_range].into_iter().chain(has_container_port.then_some(keep_port)).collect()
}
