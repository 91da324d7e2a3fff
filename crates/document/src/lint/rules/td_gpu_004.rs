use crate::lint::prelude::*;
use crate::task_definition::{ResourceRequirement, ResourceType};

/// A device that is needed, and not how many, or both how many and how it is shared.
pub static RULE: Rule = Rule {
    code: "TD-GPU-004",
    title: reference("Device neither counted nor shared"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Unclear<'c> {
    requirement: &'c ResourceRequirement<'c>,
    /// Where both stand; none when neither does.
    both: Option<(At, At)>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Unclear<'c>> {
    let requirements = context.definition.resource_requirements().map(|(_, requirement)| requirement);
    let live = requirements.filter(|it| it.kind.known() != Some(&ResourceType::InferenceAccelerator));
    let unclear = live.filter_map(|requirement| {
        let (value, sharing) = (&requirement.value, &requirement.sharing_strategy);
        let both =
            value.known_at().zip(sharing.known_at()).map(|((_, value), (_, sharing))| (value, sharing));
        let neither = value.is_absent() && sharing.is_absent();
        (neither || both.is_some()).then_some(Unclear { requirement, both })
    });
    unclear.collect()
}

fn words<'c>(_: &'c Context<'c>, unclear: &Unclear<'c>) -> Finding {
    match unclear.both {
        Some((value, sharing)) => {
            let message = "The requirement has 'value' and 'sharingStrategy'. AWS documents one or the other: whole \
                           devices, or a part of one.";
            Finding::at(Mark::Name(sharing.node), message)
                .related(Mark::Name(value.node), "The value is here.")
        }
        None => {
            let message = "'value' is missing. AWS documents that a requirement has either 'value' or \
                           'sharingStrategy'.";
            Finding::at(Mark::missing_in(unclear.requirement.at), message)
        }
    }
}

fn fixes<'c>(context: &'c Context<'c>, unclear: &Unclear<'c>) -> Vec<Fix> {
    let requirement = unclear.requirement;
    if let Some((value, sharing)) = unclear.both {
        let without = |title, at: At| Fix::guess(title, remove_entries(context.tree, &[at.node]));
        return vec![without("Remove 'sharingStrategy'", sharing), without("Remove 'value'", value)];
    }
    let value = match requirement.kind.known() {
        Some(ResourceType::Gpu) => "1",
        Some(ResourceType::NeuronDevice) => "ALL",
        _ => return Vec::new(),
    };
    let edit = insert_member(context.tree, requirement.at.node, "value", &quoted(value), &["type"]);
    vec![Fix::guess(format!("Add value \"{value}\""), [edit])]
}
