use crate::lint::prelude::*;
use crate::lint::variables::{named_secrets, named_variables};

/// A name that is both a secret and an environment variable of a container.
pub static RULE: Rule = Rule {
    code: "TD-ENV-004",
    title: reference("A secret and a variable of the same name"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("dagster-io/dagster#11622; compose-x/ecs_composex#707"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Shared<'c> {
    name: &'c str,
    secret: At,
    variable: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Shared<'c>> {
    context.definition.containers().flat_map(in_container).collect()
}

fn in_container<'c>(container: &'c ContainerDefinition<'c>) -> Vec<Shared<'c>> {
    let mut variables: Vec<(&str, At)> = named_variables(container).map(|(name, at, _)| (name, at)).collect();
    ecs_sort::sort(&mut variables);
    let variable = |name: &str| {
        let place = variables.binary_search_by_key(&name, |&(name, _)| name).ok()?;
        variables.get(place).map(|(_, at)| *at)
    };
    let shared = named_secrets(container)
        .filter_map(|(name, secret, _)| Some(Shared { name, secret, variable: variable(name)? }));
    shared.collect()
}

fn words<'c>(_: &'c Context<'c>, shared: &Shared<'c>) -> Finding {
    let message = format!(
        "'{}' is a secret, and an environment variable of this container too. A name can be only one of them. Keep the \
         secret.",
        words::shortened(shared.name)
    );
    let aws = format!(
        "The secret name must be unique and not shared with any new or existing environment variables set on the \
         container, such as '{}'.",
        shared.name
    );
    Finding::at(shared.secret, message).related(shared.variable, "The variable of the same name.").aws(aws)
}

fn fixes<'c>(context: &'c Context<'c>, shared: &Shared<'c>) -> Vec<Fix> {
    let Some(variable) = context.tree.parent(shared.variable.node) else { return Vec::new() };
    vec![Fix::guess("Keep the secret and remove the variable", remove_entries(context.tree, &[variable]))]
}
