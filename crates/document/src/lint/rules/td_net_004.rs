use crate::lint::prelude::*;

/// Links in a mode without a bridge they could be on.
pub static RULE: Rule = Rule {
    code: "TD-NET-004",
    title: reference("Links in host mode or without a network"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API; CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let has_no_bridge = matches!(context.network_mode(), Some(NetworkMode::Host | NetworkMode::None));
    let containers = context.definition.containers().filter(|_| has_no_bridge);
    containers.filter_map(|container| container.links.filled_at()).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "Links are set. AWS documents them for network mode bridge only. Remove 'links'; in host mode the \
                   containers reach each other on localhost.";
    context.with_network_mode(Finding::at(Mark::Name(at.node), message))
}
