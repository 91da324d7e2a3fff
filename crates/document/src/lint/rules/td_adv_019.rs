use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;

/// Ports without a name beside ports that have one, as for Service Connect. Noted once for a definition.
pub static RULE: Rule = Rule {
    code: "TD-ADV-019",
    title: reference("Port that Service Connect cannot find"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let mappings = || context.definition.port_mappings().map(|(_, mapping)| mapping);
    mappings().find(|mapping| mapping.name.known().is_some())?;
    // Service Connect knows TCP only, and about a nameless application protocol another rule speaks.
    let nameless = mappings().filter(|mapping| {
        let is_tcp = mapping.effective_protocol() == Some(TransportProtocol::Tcp);
        mapping.name.is_absent() && is_tcp && mapping.app_protocol.is_absent()
    });
    let ports = nameless.filter_map(|mapping| mapping.container_port.at());
    Occurrences::of(ports)
}

fn words<'c>(_: &'c Context<'c>, nameless: &Occurrences) -> Finding {
    nameless.finding(
        Mark::from,
        "This port has no 'name', while another one has. Service Connect and VPC Lattice find a port by its name. If they \
         are to find this one, name it.",
        "This port has no name either.",
    )
}
