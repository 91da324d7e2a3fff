use crate::lint::prelude::*;

/// Swap. Fargate has none.
pub static RULE: Rule = Rule {
    code: "TD-FG-009",
    title: reference("maxSwap on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-max-swap"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let swap = context.definition.linux_parameters().filter_map(|parameters| parameters.max_swap.known_at());
    swap.map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'maxSwap' is set. Tasks on Fargate have no swap. Remove 'maxSwap', and give the task the memory it \
                   needs.";
    let finding = Finding::at(*at, message).aws("Fargate compatible task definitions do not support maxSwap");
    context.with_fargate(finding)
}
