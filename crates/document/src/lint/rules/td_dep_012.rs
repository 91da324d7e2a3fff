use crate::lint::logs::{logs_with, routers};
use crate::lint::occurrences::Occurrences;
use crate::lint::order::depended_on;
use crate::lint::prelude::*;
use crate::task_definition::LogDriver;

/// Containers that log through a log router and do not say that they start after it.
pub static RULE: Rule = Rule {
    code: "TD-DEP-012",
    title: reference("Container that does not wait for its log router"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:using_firelens"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Hasty<'c> {
    router: &'c ContainerDefinition<'c>,
    name: &'c str,
    containers: Occurrences,
}

fn find<'c>(context: &'c Context<'c>) -> Option<Hasty<'c>> {
    let router = routers(context).next()?.container;
    let name = *router.name.known()?;
    // What waits for a router that waits for others itself, only its author can say.
    if !router.depends_on.elements().is_empty() || router.depends_on.is_unclear() {
        return None;
    }
    let logging = logs_with(context, LogDriver::Awsfirelens).map(|log| log.container);
    let hasty = logging.filter(|container| container.at != router.at && !may_wait(container, name));
    Some(Hasty { router, name, containers: Occurrences::of(hasty.map(|container| container.at))? })
}

fn may_wait(container: &ContainerDefinition<'_>, router: &str) -> bool {
    let is_open = !container.depends_on.is_clear()
        || container.depends_on.items().any(|dependency| dependency.container_name.is_unclear());
    is_open || depended_on(container).any(|need| need.target == router)
}

fn words<'c>(_: &'c Context<'c>, hasty: &Hasty<'c>) -> Finding {
    let router = words::shortened(hasty.name);
    let message = format!(
        "The container logs through '{router}' and does not say that it starts after it. AWS recommends a dependency on \
         the log router with START, or with HEALTHY where the router has a health check."
    );
    let finding = hasty.containers.finding(Mark::missing_in, message, "This container logs through it too.");
    finding.related(Mark::missing_in(hasty.router.at), "This is the log router.")
}

fn fixes<'c>(context: &'c Context<'c>, hasty: &Hasty<'c>) -> Vec<Fix> {
    let condition = if hasty.router.health_check.known().is_some() { "HEALTHY" } else { "START" };
    let wait = format!("{{ \"containerName\": {}, \"condition\": \"{condition}\" }}", quoted(hasty.name));
    let tree = context.tree;
    let list = |container: At| {
        tree.member(container.node, "dependsOn").filter(|&list| tree.kind(list) == Kind::Array)
    };
    let edit = |container: At| match list(container) {
        Some(list) => append_element(tree, list, &wait),
        None => {
            let list = format!("[{wait}]");
            insert_member(tree, container.node, "dependsOn", &list, &["essential", "image", "name"])
        }
    };
    let edits = hasty.containers.all().map(edit);
    vec![Fix::guess(format!("Wait for {condition} of the log router"), edits)]
}
