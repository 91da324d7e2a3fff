use crate::lint::prelude::*;

/// A limit of open files above the greatest that Fargate has.
pub static RULE: Rule = Rule {
    code: "TD-ULIM-005",
    title: reference("More open files than Fargate allows"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("DG23:AWS_Fargate"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// The most open files on Fargate.
const MOST: i64 = 1_048_576;

struct Excess {
    limit: i64,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Excess> {
    let ulimits = context.definition.containers().flat_map(|container| container.ulimits.items());
    let nofile = ulimits.filter(|ulimit| context.on_fargate() && ulimit.name.known() == Some(&"nofile"));
    let limits = nofile.flat_map(|ulimit| [&ulimit.soft_limit, &ulimit.hard_limit]);
    let known = limits.filter_map(Field::known_at).filter(|(limit, _)| **limit > MOST);
    known.map(|(&limit, at)| Excess { limit, at }).collect()
}

fn words<'c>(context: &'c Context<'c>, excess: &Excess) -> Finding {
    let message =
        format!("The limit of open files is {}. AWS documents at most {MOST} on Fargate.", excess.limit);
    context.with_fargate(Finding::at(excess.at, message))
}

fn fixes<'c>(context: &'c Context<'c>, excess: &Excess) -> Vec<Fix> {
    vec![Fix::guess(format!("Write {MOST}"), [replace_value(context.tree, excess.at.node, MOST.to_string())])]
}
