use crate::lint::prelude::*;
use crate::lint::unsupported;

/// A Windows container has `dnsServers`, `dnsSearchDomains` or `extraHosts`.
pub static RULE: Rule = Rule {
    code: "TD-WIN-005",
    title: reference("Name resolution of a Windows container"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::D,
    source: reference("DG23:windows_task_definitions"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    context.definition.containers().flat_map(names).flatten().collect()
}

fn names(container: &ContainerDefinition<'_>) -> [Option<At>; 3] {
    [
        container.dns_servers.filled_at(),
        container.dns_search_domains.filled_at(),
        container.extra_hosts.filled_at(),
    ]
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    unsupported::on_windows(context, *at, "Remove it.")
}
