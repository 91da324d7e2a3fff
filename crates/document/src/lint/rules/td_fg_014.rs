use crate::lint::prelude::*;
use crate::task_definition::ResourceType;

/// A GPU. Fargate has no machines with one.
pub static RULE: Rule = Rule {
    code: "TD-FG-014",
    title: reference("GPU on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-gpu-resource"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let requirements =
        context.definition.containers().flat_map(|container| container.resource_requirements.items());
    let kinds = requirements.filter_map(|requirement| requirement.kind.known_at());
    kinds.filter(|(kind, _)| **kind == ResourceType::Gpu).map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "The container needs a GPU. Fargate has none to give. Run the task on EC2 or on Managed Instances, on \
                   instances with GPUs.";
    let finding = Finding::at(*at, message)
        .aws("Tasks using the Fargate launch type do not support GPU resource requirements.");
    context.with_fargate(finding)
}

fn fixes<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    let Some(requirement) = context.tree.parent(at.node) else { return Vec::new() };
    vec![Fix::guess("Remove the requirement", remove_entries(context.tree, &[requirement]))]
}
