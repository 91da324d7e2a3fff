use super::td_fg_018::MOST_SECONDS;
use crate::lint::prelude::*;

/// More time for dependencies than Fargate grants.
pub static RULE: Rule = Rule {
    code: "TD-FG-020",
    title: reference("startTimeout above 120 seconds on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct TooLong {
    seconds: i64,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<TooLong> {
    let timeouts = context.definition.containers().filter_map(|container| container.start_timeout.known_at());
    let too_long = timeouts.filter(|(seconds, _)| **seconds > MOST_SECONDS);
    too_long.map(|(&seconds, at)| TooLong { seconds, at }).collect()
}

fn words<'c>(context: &'c Context<'c>, too_long: &TooLong) -> Finding {
    let seconds = too_long.seconds;
    let message =
        format!("'startTimeout' is {seconds}. AWS documents 2 to {MOST_SECONDS} seconds for Fargate.");
    context.with_fargate(Finding::at(too_long.at, message))
}

fn fixes<'c>(context: &'c Context<'c>, too_long: &TooLong) -> Vec<Fix> {
    let edit = replace_value(context.tree, too_long.at.node, MOST_SECONDS.to_string());
    vec![Fix::guess(format!("Write {MOST_SECONDS}"), [edit])]
}
