use crate::lint::prelude::*;

/// DNS servers in awsvpc, where the VPC names them.
pub static RULE: Rule = Rule {
    code: "TD-NET-006",
    title: reference("DNS servers of a container in awsvpc"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-dns-servers"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let containers = context.definition.containers().filter(|_| context.in_awsvpc());
    containers.filter_map(|container| container.dns_servers.filled_at()).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'dnsServers' is set. In awsvpc the task asks the DNS servers that the DHCP options of its VPC name. Remove it, and \
                   change those options if others are needed.";
    let finding = Finding::at(Mark::Name(at.node), message)
        .aws("DNS servers are not supported on container when networkMode=awsvpc.");
    context.with_network_mode(finding)
}
