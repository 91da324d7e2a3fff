use crate::lint::prelude::*;

/// Port mappings in network mode none.
pub static RULE: Rule = Rule {
    code: "TD-NET-010",
    title: reference("Port mappings without a network"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let has_no_network = context.network_mode() == Some(NetworkMode::None);
    let containers = context.definition.containers().filter(|_| has_no_network);
    containers.filter_map(|container| container.port_mappings.filled_at()).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "Ports are mapped in network mode none. AWS documents that a task without a network cannot have port \
                   mappings. Remove them, or choose another mode.";
    context.with_network_mode(Finding::at(Mark::Name(at.node), message))
}
