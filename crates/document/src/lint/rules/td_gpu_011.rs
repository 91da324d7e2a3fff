use crate::lint::prelude::*;
use crate::task_definition::ResourceType;

/// A GPU, which Windows containers do not get.
pub static RULE: Rule = Rule {
    code: "TD-GPU-011",
    title: reference("GPU for Windows containers"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::D,
    source: reference("DG23:task_definition_parameters"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Gpu {
    at: At,
    requirement: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Gpu> {
    let gpus = context.definition.resource_requirements().filter_map(|(_, requirement)| {
        let (kind, at) = requirement.kind.known_at()?;
        (*kind == ResourceType::Gpu).then_some(Gpu { at, requirement: requirement.at })
    });
    gpus.collect()
}

fn words<'c>(context: &'c Context<'c>, gpu: &Gpu) -> Finding {
    let message = "The container needs a GPU. AWS documents GPUs as not available to Windows containers.";
    context.with_windows(Finding::at(gpu.at, message))
}

fn fixes<'c>(context: &'c Context<'c>, gpu: &Gpu) -> Vec<Fix> {
    vec![Fix::guess("Remove the requirement", remove_entries(context.tree, &[gpu.requirement.node]))]
}
