use crate::lint::prelude::*;

/// A task of which nothing tells whether it is healthy: it has no port for a load balancer to try, and no
/// health check of its own.
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
    let is_without = |container: &ContainerDefinition<'_>| {
        let has_no_port = container.port_mappings.is_clear() && container.port_mappings.elements().is_empty();
        has_no_port && container.health_check.is_absent()
    };
    if !containers.is_clear() || !containers.items().all(is_without) {
        return None;
    }
    containers.items().find(|container| container.is_essential() == Some(true))
}

fn words<'c>(_: &'c Context<'c>, container: &&'c ContainerDefinition<'c>) -> Finding {
    let message = format!(
        "{} has no 'healthCheck', and no port that a load balancer could try. If it runs in a service and hangs without \
         ending, nobody notices. Add a health check.",
        container.called()
    );
    Finding::at(Mark::missing_in(container.at), message)
}

fn fixes<'c>(context: &'c Context<'c>, container: &&'c ContainerDefinition<'c>) -> Vec<Fix> {
    let check = "{ \"command\": [\"CMD-SHELL\", \"<COMMAND> || exit 1\"] }";
    let edit = insert_member(context.tree, container.at.node, "healthCheck", check, &[]);
    vec![Fix::shown("Add a health check", [edit])]
}
