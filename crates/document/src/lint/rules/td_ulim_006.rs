use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;

/// A limit of open files that was above the default of Fargate once, and is below it today.
pub static RULE: Rule = Rule {
    code: "TD-ULIM-006",
    title: reference("Fewer open files than Fargate gives by itself"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API; DG23:AWS_Fargate"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// What Fargate gives by itself.
const DEFAULT: i64 = 65535;

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let ulimits = context.definition.containers().flat_map(|container| container.ulimits.items());
    let nofile = ulimits.filter(|ulimit| context.on_fargate() && ulimit.name.known() == Some(&"nofile"));
    let lower =
        nofile.filter(|ulimit| ulimit.soft_limit.known().is_some_and(|soft| (0..DEFAULT).contains(soft)));
    Occurrences::of(lower.map(|ulimit| ulimit.at))
}

fn words<'c>(context: &'c Context<'c>, ulimits: &Occurrences) -> Finding {
    let message = "This limits open files to fewer than the 65535 that Fargate gives by itself today; it was 1024 once. \
                   Remove it, unless few are meant.";
    context.with_fargate(ulimits.finding(Mark::from, message, "So does this."))
}

fn fixes<'c>(context: &'c Context<'c>, ulimits: &Occurrences) -> Vec<Fix> {
    let nodes: Vec<NodeId> = ulimits.all().map(|at| at.node).collect();
    vec![Fix::guess("Leave it to Fargate", remove_entries(context.tree, &nodes))]
}
