use crate::lint::prelude::*;

/// Search domains in awsvpc, where the VPC names them.
pub static RULE: Rule = Rule {
    code: "TD-NET-007",
    title: reference("DNS search domains of a container in awsvpc"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("DG23:task_definition_parameters"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let containers = context.definition.containers().filter(|_| context.in_awsvpc());
    containers.filter_map(|container| container.dns_search_domains.filled_at()).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'dnsSearchDomains' is set. AWS documents it as not supported in awsvpc, where the DHCP options of the VPC name the \
                   domain. Remove it.";
    let finding = Finding::at(Mark::Name(at.node), message);
    context.with_network_mode(finding)
}
