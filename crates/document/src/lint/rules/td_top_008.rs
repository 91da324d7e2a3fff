use crate::lint::prelude::*;
use crate::task_definition::ResourceType;

/// Elastic Inference accelerators: the service ended, and AWS refuses whoever still asks for one.
pub static RULE: Rule = Rule {
    code: "TD-TOP-008",
    title: reference("Elastic Inference accelerators"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-inference-accelerator"),
    finders: &[
        Finder::Definition(|context, report| report.each(context, find, words, fixes)),
        Finder::Schema { words: words::missing, fixes: no_fixes },
    ],
};

struct Accelerators {
    /// The list of them.
    list: At,
    /// What containers ask of them.
    requirements: Vec<At>,
}

fn find<'c>(context: &'c Context<'c>) -> Option<Accelerators> {
    let list = context.definition.inference_accelerators.filled_at()?;
    let requirements = context.definition.containers().flat_map(|container| {
        let all = container.resource_requirements.items();
        all.filter(|needed| needed.kind.known() == Some(&ResourceType::InferenceAccelerator))
    });
    Some(Accelerators { list, requirements: requirements.map(|needed| needed.at).collect() })
}

fn words<'c>(_: &'c Context<'c>, accelerators: &Accelerators) -> Finding {
    let message = "The task asks for Elastic Inference accelerators. AWS ended that service; remove them, and what \
                   containers require of them.";
    let finding = Finding::at(Mark::Name(accelerators.list.node), message)
        .aws("Unsupported field 'inferenceAccelerators'.");
    let requirements = accelerators.requirements.iter();
    requirements.fold(finding, |finding, &at| finding.related(at, "This container requires one of them."))
}

fn fixes<'c>(context: &'c Context<'c>, accelerators: &Accelerators) -> Vec<Fix> {
    let tree = context.tree;
    let mut gone: Vec<NodeId> = accelerators.requirements.iter().map(|at| at.node).collect();
    gone.push(accelerators.list.node);
    vec![Fix::guess("Remove the accelerators and what requires them", remove_entries(tree, &gone))]
}
