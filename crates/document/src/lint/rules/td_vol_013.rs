use crate::lint::prelude::*;

/// Two volumes to be described at launch. A task has at most one.
pub static RULE: Rule = Rule {
    code: "TD-VOL-013",
    title: reference("Several volumes configured at launch"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API; CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Further {
    first: At,
    further: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Further> {
    let volumes = context.definition.volumes.items();
    let at_launch = volumes.filter_map(|volume| volume.configured_at_launch.known_at());
    let mut at_launch = at_launch.filter(|(at_launch, _)| **at_launch).map(|(_, at)| at);
    let Some(first) = at_launch.next() else { return Vec::new() };
    at_launch.map(|further| Further { first, further }).collect()
}

fn words<'c>(_: &'c Context<'c>, volumes: &Further) -> Finding {
    let message =
        "This is another volume configured at launch. AWS documents at most one in a task definition.";
    Finding::at(volumes.further, message).related(volumes.first, "The first one is here.")
}

fn fixes<'c>(context: &'c Context<'c>, volumes: &Further) -> Vec<Fix> {
    let edits = remove_entries(context.tree, &[volumes.further.node]);
    vec![Fix::guess("Make it an empty volume", edits)]
}
