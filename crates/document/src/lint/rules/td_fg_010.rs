use crate::lint::prelude::*;

/// How ready the kernel is to swap. Fargate has no swap.
pub static RULE: Rule = Rule {
    code: "TD-FG-010",
    title: reference("swappiness on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::D,
    source: reference("API; FT"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let swap =
        context.definition.linux_parameters().filter_map(|parameters| parameters.swappiness.known_at());
    swap.map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'swappiness' is set. AWS documents it as not supported on Fargate, where tasks have no swap. Remove \
                   it.";
    context.with_fargate(Finding::at(*at, message))
}
