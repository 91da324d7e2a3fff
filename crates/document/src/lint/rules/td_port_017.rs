use crate::lint::ports::{ContainerPorts, Overlap, container_ports, overlaps};
use crate::lint::prelude::*;

/// A range that overlaps another mapping of the same container in bridge mode. In awsvpc the whole task is
/// looked at, by TD-PORT-005.
pub static RULE: Rule = Rule {
    code: "TD-PORT-017",
    title: reference("Overlapping port ranges in a container"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Overlap<'c>> {
    if context.network_mode() != Some(NetworkMode::Bridge) {
        return Vec::new();
    }
    let ports: Vec<ContainerPorts<'c>> = container_ports(&context.definition).collect();
    let by_container = ports.chunk_by(|one, next| one.container.at == next.container.at);
    let overlaps = by_container.flat_map(|ports| overlaps(ports.to_vec()));
    overlaps.filter(|overlap| overlap.earlier.is_range() || overlap.later.is_range()).collect()
}

fn words<'c>(_: &'c Context<'c>, overlap: &Overlap<'c>) -> Finding {
    let Overlap { earlier, later, port } = overlap;
    let protocol = later.protocol.as_aws().to_uppercase();
    let message = format!(
        "{protocol} port {port} is in two mappings of this container. AWS documents that a range of ports must not \
         overlap another mapping of the container."
    );
    Finding::at(later.at, message).related(earlier.at, format!("Port {port} is mapped here first."))
}
