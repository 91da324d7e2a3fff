use crate::lint::prelude::*;
use crate::task_definition::ResourceType;

/// A container that asks for an accelerator of a service that ended.
pub static RULE: Rule = Rule {
    code: "TD-GPU-013",
    title: reference("Elastic Inference accelerator"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-inference-accelerator"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Accelerator {
    at: At,
    requirement: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Accelerator> {
    let accelerators = context.definition.resource_requirements().filter_map(|(_, requirement)| {
        let (kind, at) = requirement.kind.known_at()?;
        let is_one = *kind == ResourceType::InferenceAccelerator;
        is_one.then_some(Accelerator { at, requirement: requirement.at })
    });
    accelerators.collect()
}

fn words<'c>(context: &'c Context<'c>, accelerator: &Accelerator) -> Finding {
    let message = "The container requires an Elastic Inference accelerator. AWS ended that service. Remove the requirement.";
    let finding = Finding::at(accelerator.at, message);
    // The words on record are about the list.
    match context.definition.inference_accelerators.filled_at() {
        Some(list) => finding
            .related(Mark::Name(list.node), "The accelerators are listed here.")
            .aws("Unsupported field 'inferenceAccelerators'."),
        None => finding,
    }
}

fn fixes<'c>(context: &'c Context<'c>, accelerator: &Accelerator) -> Vec<Fix> {
    let edits = remove_entries(context.tree, &[accelerator.requirement.node]);
    vec![Fix::guess("Remove the requirement", edits)]
}
