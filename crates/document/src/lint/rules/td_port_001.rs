use crate::lint::prelude::*;

/// A port mapping without a container port, or with one that is no port.
pub static RULE: Rule = Rule {
    code: "TD-PORT-001",
    title: reference("No valid container port"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("aws/aws-cli#7288; aws/aws-cdk#8762"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct NoPort<'c> {
    container: &'c ContainerDefinition<'c>,
    mapping: &'c PortMapping<'c>,
    /// The number that is no port; none when it is missing.
    written: Option<(i64, At)>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<NoPort<'c>> {
    let no_port = |(container, mapping): (&'c ContainerDefinition<'c>, &'c PortMapping<'c>)| {
        let missing = mapping.container_port.is_absent() && mapping.container_port_range.is_absent();
        let written = mapping.container_port.known_at().map(|(&port, at)| (port, at));
        let written = written.filter(|(port, _)| !(1..=65535).contains(port));
        (missing || written.is_some()).then_some(NoPort { container, mapping, written })
    };
    context.definition.port_mappings().filter_map(no_port).collect()
}

fn words<'c>(_: &'c Context<'c>, no_port: &NoPort<'c>) -> Finding {
    let finding = match no_port.written {
        Some((port, at)) => {
            Finding::at(at, format!("Container port {port} is no port. Ports run from 1 to 65535."))
        }
        None => Finding::at(
            Mark::missing_in(no_port.mapping.at),
            "'containerPort' is missing. A port mapping needs the port that the application listens on, 1 to 65535.",
        ),
    };
    match no_port.container.name.known() {
        Some(name) => finding.aws(format!("Invalid 'containerPort' setting for container '{name}'.")),
        None => finding,
    }
}

fn fixes<'c>(context: &'c Context<'c>, no_port: &NoPort<'c>) -> Vec<Fix> {
    let host = no_port.mapping.host_port.known().filter(|port| (1..=65535).contains(*port));
    let (Some(host), None) = (host, no_port.written) else { return Vec::new() };
    let edit = insert_member(context.tree, no_port.mapping.at.node, "containerPort", &host.to_string(), &[]);
    vec![Fix::guess(format!("Add container port {host}"), [edit])]
}
