use crate::lint::prelude::*;

/// Lines for /etc/hosts in awsvpc.
pub static RULE: Rule = Rule {
    code: "TD-NET-008",
    title: reference("Extra hosts of a container in awsvpc"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-awsvpc-extra-hosts"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let containers = context.definition.containers().filter(|_| context.in_awsvpc());
    containers.filter_map(|container| container.extra_hosts.filled_at()).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'extraHosts' is set. In awsvpc ECS writes /etc/hosts of the task itself and adds no lines to it. Remove it; use a \
                   private DNS zone, or let the container write the lines when it starts.";
    let finding = Finding::at(Mark::Name(at.node), message)
        .aws("Extra hosts are not supported on container when networkMode=awsvpc.");
    context.with_network_mode(finding)
}
