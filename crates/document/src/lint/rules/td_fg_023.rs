use crate::lint::prelude::*;
use crate::task_definition::ResourceType;

/// A Neuron device, which only Managed Instances have.
pub static RULE: Rule = Rule {
    code: "TD-FG-023",
    title: reference("Neuron device on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let requirements =
        context.definition.containers().flat_map(|container| container.resource_requirements.items());
    let kinds = requirements.filter_map(|requirement| requirement.kind.known_at());
    kinds.filter(|(kind, _)| **kind == ResourceType::NeuronDevice).map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "The container needs Neuron devices. AWS documents them for Managed Instances only.";
    context.with_fargate(Finding::at(*at, message))
}

fn fixes<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    let Some(requirement) = context.tree.parent(at.node) else { return Vec::new() };
    vec![Fix::guess("Remove the requirement", remove_entries(context.tree, &[requirement]))]
}
