use crate::lint::prelude::*;
use crate::lint::users::linux_containers;

/// A capability that is nearly as much as to be root on the instance.
pub static RULE: Rule = Rule {
    code: "TD-ADV-014",
    title: reference("Capability that gives control over the instance"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

const POWERFUL: [&str; 5] = ["ALL", "NET_ADMIN", "SYS_ADMIN", "SYS_MODULE", "SYS_RAWIO"];

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    // Fargate refuses them.
    let containers = linux_containers(context).filter(|_| !context.on_fargate());
    let parameters = containers.filter_map(|container| container.linux_parameters.known());
    let capabilities = parameters.filter_map(|parameters| parameters.capabilities.known());
    let added = capabilities.flat_map(|capabilities| capabilities.add.items_at());
    added.filter(|(name, _)| POWERFUL.contains(name)).map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = format!(
        "The container is given the capability {}, which reaches beyond the container to the instance. Remove it if the \
         program does not need it.",
        context.tree.string(at.node).unwrap_or("")
    );
    Finding::at(*at, message)
}
