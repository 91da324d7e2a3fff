use crate::lint::prelude::*;

/// A host name in host mode, where the containers have that of the instance.
pub static RULE: Rule = Rule {
    code: "TD-CON-026",
    title: reference("Host name of a container in host mode"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:task_definition_parameters"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let is_host = context.network_mode() == Some(NetworkMode::Host) && !context.on_fargate();
    let containers = context.definition.containers().filter(|_| is_host);
    let names = containers.filter_map(|container| container.hostname.known_at());
    names.filter(|(name, _)| !name.is_empty()).map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'hostname' has no effect in host mode: the containers use the network of the instance, and with it \
                   the host name. Remove it.";
    context.with_network_mode(Finding::at(*at, message))
}
