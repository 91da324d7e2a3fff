use crate::lint::prelude::*;
use crate::lint::variables::{all_variables, named_secrets};

/// Variables that ECS itself sets. `AWS_REGION` is not among them here: new agents set it too, but to set it
/// by hand is usual and breaks nothing.
pub static RULE: Rule = Rule {
    code: "TD-ENV-014",
    title: reference("Variable that ECS sets itself"),
    class: Class::Advice,
    grade: Grade::T,
    source: reference("AG (CHANGELOG, #4946)"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

const INJECTED: [&str; 4] = [
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "ECS_AGENT_URI",
    "ECS_CONTAINER_METADATA_URI",
    "ECS_CONTAINER_METADATA_URI_V4",
];

struct Injected<'c> {
    name: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Injected<'c>> {
    let variables = all_variables(context).map(|(name, at, _)| Injected { name, at });
    let secrets = context.definition.containers().flat_map(named_secrets);
    let secrets = secrets.map(|(name, at, _)| Injected { name, at });
    variables.chain(secrets).filter(|variable| INJECTED.contains(&variable.name)).collect()
}

fn words<'c>(_: &'c Context<'c>, injected: &Injected<'c>) -> Finding {
    let message = format!(
        "ECS sets '{}' itself, for each task anew. Another value keeps the container from its credentials or its \
         metadata. Do not set it.",
        injected.name
    );
    Finding::at(injected.at, message)
}

fn fixes<'c>(context: &'c Context<'c>, injected: &Injected<'c>) -> Vec<Fix> {
    let Some(variable) = context.tree.parent(injected.at.node) else { return Vec::new() };
    vec![Fix::guess("Remove this variable", remove_entries(context.tree, &[variable]))]
}
