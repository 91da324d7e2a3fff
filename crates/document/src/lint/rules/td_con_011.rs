use crate::lint::prelude::*;

/// A container that by its name does something once, and that ends the task when it is done.
pub static RULE: Rule = Rule {
    code: "TD-CON-011",
    title: reference("Essential helper that ends"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// Words in the names of containers that do something once.
const HELPERS: [&str; 6] = ["init", "migrate", "migration", "migrations", "seed", "setup"];

fn find<'c>(context: &'c Context<'c>) -> Vec<&'c ContainerDefinition<'c>> {
    let containers = || context.definition.containers();
    let is_helper = |container: &ContainerDefinition<'_>| {
        let name = container.name.known().copied().unwrap_or("");
        name.split(['-', '_']).any(|word| HELPERS.iter().any(|helper| helper.eq_ignore_ascii_case(word)))
    };
    // A task of nothing but such a container runs once and is done.
    let has_application =
        containers().any(|container| container.is_essential() == Some(true) && !is_helper(container));
    let helpers = containers().filter(|container| has_application && is_helper(container));
    helpers.filter(|container| container.essential.is_absent()).collect()
}

fn words<'c>(_: &'c Context<'c>, helper: &&'c ContainerDefinition<'c>) -> Finding {
    let message = format!(
        "{} has no 'essential', which means true. If it does its work once and ends, the whole task stops with it \
         (\"Essential container in task exited\"). In that case write false.",
        helper.called()
    );
    Finding::at(Mark::missing_in(helper.at), message)
}

fn fixes<'c>(context: &'c Context<'c>, helper: &&'c ContainerDefinition<'c>) -> Vec<Fix> {
    let edit = insert_member(context.tree, helper.at.node, "essential", "false", &["image", "name"]);
    vec![Fix::guess("Add \"essential\": false", [edit])]
}
