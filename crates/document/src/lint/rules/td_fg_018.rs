use crate::lint::prelude::*;

/// More time between SIGTERM and SIGKILL than Fargate grants. 120 is accepted, although AWS's words say
/// "less than".
pub static RULE: Rule = Rule {
    code: "TD-FG-018",
    title: reference("stopTimeout above 120 seconds on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::I,
    source: reference("several public repositories; stackd; API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// The most seconds Fargate takes, for `stopTimeout` and `startTimeout`.
pub(super) const MOST_SECONDS: i64 = 120;

struct TooLong {
    seconds: i64,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<TooLong> {
    let timeouts = context.definition.containers().filter_map(|container| container.stop_timeout.known_at());
    let too_long = timeouts.filter(|(seconds, _)| **seconds > MOST_SECONDS);
    too_long.map(|(&seconds, at)| TooLong { seconds, at }).collect()
}

fn words<'c>(context: &'c Context<'c>, too_long: &TooLong) -> Finding {
    let message = format!(
        "'stopTimeout' is {} seconds. Fargate waits at most {MOST_SECONDS} seconds between SIGTERM and SIGKILL.",
        too_long.seconds
    );
    let finding = Finding::at(too_long.at, message).aws(
        "Tasks using the Fargate launch type must have a container stop timeout of less than 120 seconds.",
    );
    context.with_fargate(finding)
}

fn fixes<'c>(context: &'c Context<'c>, too_long: &TooLong) -> Vec<Fix> {
    let edit = replace_value(context.tree, too_long.at.node, MOST_SECONDS.to_string());
    vec![Fix::guess(format!("Write {MOST_SECONDS}"), [edit])]
}
