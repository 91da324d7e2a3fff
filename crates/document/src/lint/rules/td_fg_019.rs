use crate::lint::prelude::*;

/// A start or stop timeout shorter than the documented minimum; only an emulator is known to refuse it.
pub static RULE: Rule = Rule {
    code: "TD-FG-019",
    title: reference("Timeout below 2 seconds on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::E,
    source: reference("API; stackd"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

const FEWEST_SECONDS: i64 = 2;

struct TooShort {
    member: &'static str,
    seconds: i64,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<TooShort> {
    let timeouts = context.definition.containers().flat_map(|container| {
        [("startTimeout", &container.start_timeout), ("stopTimeout", &container.stop_timeout)]
    });
    let too_short = timeouts.filter_map(|(member, timeout)| {
        let (&seconds, at) = timeout.known_at().filter(|(seconds, _)| **seconds < FEWEST_SECONDS)?;
        Some(TooShort { member, seconds, at })
    });
    too_short.collect()
}

fn words<'c>(context: &'c Context<'c>, too_short: &TooShort) -> Finding {
    let TooShort { member, seconds, at } = too_short;
    let message = format!(
        "'{member}' is {seconds}. AWS documents 2 to 120 seconds for Fargate; whether it refuses fewer is not known."
    );
    context.with_fargate(Finding::at(*at, message))
}

fn fixes<'c>(context: &'c Context<'c>, too_short: &TooShort) -> Vec<Fix> {
    let edit = replace_value(context.tree, too_short.at.node, FEWEST_SECONDS.to_string());
    vec![Fix::guess(format!("Write {FEWEST_SECONDS}"), [edit])]
}
