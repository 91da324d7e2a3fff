use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;

/// Readiness to swap where no swap is asked for. ECS ignores it then.
pub static RULE: Rule = Rule {
    code: "TD-LNX-006",
    title: reference("swappiness without maxSwap"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let without = context.definition.linux_parameters().filter(|parameters| parameters.max_swap.is_absent());
    let ignored = without.filter_map(|parameters| parameters.swappiness.known_at());
    // On Fargate, which has no swap, it is an error.
    Occurrences::of(ignored.filter(|_| !context.on_fargate()).map(|(_, at)| at))
}

fn words<'c>(_: &'c Context<'c>, ignored: &Occurrences) -> Finding {
    let message = "'swappiness' has no effect without 'maxSwap'. Say how much swap the container may use, or remove it.";
    ignored.finding(Mark::from, message, "Nor has this one.")
}

fn fixes<'c>(context: &'c Context<'c>, ignored: &Occurrences) -> Vec<Fix> {
    let nodes: Vec<NodeId> = ignored.all().map(|at| at.node).collect();
    vec![Fix::guess("Remove 'swappiness'", remove_entries(context.tree, &nodes))]
}
