use crate::lint::health::CHECK;
use crate::lint::prelude::*;

/// A task of which nothing tells whether it is healthy: it has no health check, and no load balancer tries it. As
/// long as no service is known, one without ports is taken for one that has none.
pub static RULE: Rule = Rule {
    code: "TD-ADV-012",
    title: reference("Nothing tells whether the task is healthy"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<&'c ContainerDefinition<'c>> {
    let containers = &context.definition.container_definitions;
    let is_unchecked = containers.items().all(|container| container.health_check.is_absent());
    if !containers.is_clear() || !is_unchecked || !is_without_load_balancer(context) {
        return None;
    }
    containers.items().find(|container| container.is_essential() == Some(true))
}

/// Whether a service of the definition certainly has no load balancer, or could have none.
pub(super) fn is_without_load_balancer(context: &Context<'_>) -> bool {
    let mut launches = context.launches().peekable();
    if launches.peek().is_some() {
        return launches.any(|launch| launch.service_name.is_some() && launch.load_balancers.is_empty());
    }
    let mut ports = context.definition.containers().map(|container| &container.port_mappings);
    ports.all(|ports| ports.is_clear() && ports.elements().is_empty())
}

fn words<'c>(_: &'c Context<'c>, container: &&'c ContainerDefinition<'c>) -> Finding {
    let message = format!(
        "{} has no 'healthCheck', and no load balancer tries it. If it hangs without ending, its service does not notice. \
         Add a health check.",
        container.called()
    );
    Finding::at(Mark::missing_in(container.at), message)
}

fn fixes<'c>(context: &'c Context<'c>, container: &&'c ContainerDefinition<'c>) -> Vec<Fix> {
    let edit = insert_member(context.tree, container.at.node, "healthCheck", CHECK, &[]);
    vec![Fix::shown("Add a health check", [edit])]
}
