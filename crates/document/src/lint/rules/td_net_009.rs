use crate::lint::prelude::*;

/// One container without network in a task whose containers share one.
pub static RULE: Rule = Rule {
    code: "TD-NET-009",
    title: reference("Networking disabled for a container in awsvpc"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-disable-networking"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let containers = context.definition.containers().filter(|_| context.in_awsvpc());
    let disabled = containers.filter_map(|container| container.disable_networking.known_at());
    disabled.filter(|(disabled, _)| **disabled).map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'disableNetworking' is true. In awsvpc all containers share the network interface of the task; none \
                   can be without. Remove it.";
    let finding = Finding::at(*at, message)
        .aws("Disable Networking is not supported on container when networkMode=awsvpc.");
    context.with_network_mode(finding)
}
