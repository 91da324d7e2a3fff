use crate::lint::prelude::*;

/// A range of ports in a mode that knows single ports only.
pub static RULE: Rule = Rule {
    code: "TD-PORT-018",
    title: reference("Port range in host mode or without a network"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API; CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let takes_no_range = matches!(context.network_mode(), Some(NetworkMode::Host | NetworkMode::None));
    let mappings = context.definition.port_mappings().filter(|_| takes_no_range);
    mappings.filter_map(|(_, mapping)| mapping.container_port_range.known_at()).map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'containerPortRange' is set. AWS documents it for the network modes bridge and awsvpc only. In host \
                   mode list the ports one by one, or leave them out: they are open on the instance anyway.";
    context.with_network_mode(Finding::at(Mark::Name(at.node), message))
}
