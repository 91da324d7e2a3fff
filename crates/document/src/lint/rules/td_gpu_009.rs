use crate::lint::prelude::*;
use crate::task_definition::ResourceType;

/// Neuron devices by number, for several containers, or elsewhere than on Managed Instances.
pub static RULE: Rule = Rule {
    code: "TD-GPU-009",
    title: reference("Neuron devices as AWS does not give them"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Impossible {
    fault: Fault,
    at: At,
    /// The element of the list.
    requirement: At,
}

enum Fault {
    /// Not all of them.
    Counted,
    /// Another container has them.
    Taken { first: At },
    /// Not there.
    LaunchType(Compatibility),
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Impossible> {
    let neuron = context.definition.resource_requirements().filter_map(|(container, requirement)| {
        let (kind, at) = requirement.kind.known_at()?;
        (*kind == ResourceType::NeuronDevice).then_some((container.at, requirement, at))
    });
    let mut first: Option<(At, At)> = None;
    let mut impossible = Vec::new();
    for (container, requirement, at) in neuron {
        let value = requirement.value.known_at().filter(|(value, _)| **value != "ALL");
        let mut add = |fault, at| impossible.push(Impossible { fault, at, requirement: requirement.at });
        if let Some((_, value)) = value {
            add(Fault::Counted, value);
        }
        match first {
            Some((other, first)) if other != container => add(Fault::Taken { first }, at),
            _ => first = first.or(Some((container, at))),
        }
        if let Some(launch_type) = without_neuron(context) {
            add(Fault::LaunchType(launch_type), at);
        }
    }
    impossible
}

/// A launch type the definition is judged for that has no Neuron devices. About Fargate another rule speaks.
fn without_neuron(context: &Context<'_>) -> Option<Compatibility> {
    let lens = &context.lens;
    if lens.includes(Compatibility::ManagedInstances) {
        return None;
    }
    [Compatibility::Ec2, Compatibility::External].into_iter().find(|&launch_type| lens.includes(launch_type))
}

fn words<'c>(context: &'c Context<'c>, impossible: &Impossible) -> Finding {
    let finding = |message| Finding::at(impossible.at, message);
    match impossible.fault {
        Fault::Counted => finding(
            "Neuron devices are not counted. AWS documents only the value \"ALL\": all of the instance for one \
             container.",
        ),
        Fault::Taken { first } => finding(
            "Another container has the Neuron devices. AWS documents them for one container of a task.",
        )
        .related(first, "This container has them."),
        Fault::LaunchType(launch_type) => context.with_launch_type(
            finding("The container needs Neuron devices. AWS documents them for Managed Instances only."),
            launch_type,
        ),
    }
}

fn fixes<'c>(context: &'c Context<'c>, impossible: &Impossible) -> Vec<Fix> {
    match impossible.fault {
        Fault::Counted => {
            vec![Fix::guess("Write \"ALL\"", [replace_value(context.tree, impossible.at.node, "\"ALL\"")])]
        }
        _ => {
            let edits = remove_entries(context.tree, &[impossible.requirement.node]);
            vec![Fix::guess("Remove the requirement", edits)]
        }
    }
}
