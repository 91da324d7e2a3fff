use crate::lint::prelude::*;

/// A way into a container that ECS Exec makes needless: SSH, or the port of a debugger.
pub static RULE: Rule = Rule {
    code: "TD-ADV-021",
    title: reference("Port of SSH or of a debugger"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:ecs-exec"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// Ports and what usually listens there.
const PORTS: [(i64, &str); 4] = [
    (22, "SSH"),
    (2345, "the debugger of Go"),
    (5005, "the debugger of Java"),
    (9229, "the debugger of Node.js"),
];

struct Entrance<'c> {
    program: &'static str,
    port: i64,
    at: At,
    mapping: &'c PortMapping<'c>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Entrance<'c>> {
    let mappings = context.definition.port_mappings().map(|(_, mapping)| mapping);
    let tcp = mappings.filter(|mapping| mapping.effective_protocol() == Some(TransportProtocol::Tcp));
    let entrances = tcp.filter_map(|mapping| {
        let (&port, at) = mapping.container_port.known_at()?;
        let (_, program) = PORTS.iter().find(|(usual, _)| *usual == port)?;
        Some(Entrance { program, port, at, mapping })
    });
    entrances.collect()
}

fn words<'c>(_: &'c Context<'c>, entrance: &Entrance<'c>) -> Finding {
    let message = format!(
        "Port {} is usually {}. Whoever reaches it may get into the container. If that is what listens there, remove the \
         mapping: ECS Exec opens a shell without an open port.",
        entrance.port, entrance.program
    );
    Finding::at(entrance.at, message)
}

fn fixes<'c>(context: &'c Context<'c>, entrance: &Entrance<'c>) -> Vec<Fix> {
    vec![Fix::guess("Remove the mapping", remove_entries(context.tree, &[entrance.mapping.at.node]))]
}
