use crate::lint::prelude::*;

/// A host name in awsvpc, where all containers of the task have that of its network interface.
pub static RULE: Rule = Rule {
    code: "TD-NET-005",
    title: reference("Host name of a container in awsvpc"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-awsvpc-hostname; labd/ecs-deplojo#26"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let containers = context.definition.containers().filter(|_| context.in_awsvpc());
    let names = containers.filter_map(|container| container.hostname.known_at());
    names.filter(|(name, _)| !name.is_empty()).map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'hostname' is set. In awsvpc the containers share the network interface of the task, and with it the \
                   host name. Remove it.";
    let finding =
        Finding::at(*at, message).aws("hostname is not supported on container when networkMode=awsvpc.");
    context.with_network_mode(finding)
}
