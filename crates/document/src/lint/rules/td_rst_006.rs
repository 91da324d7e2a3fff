use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;

/// A restart policy that restarts only what has run for five minutes, because it does not say otherwise.
pub static RULE: Rule = Rule {
    code: "TD-RST-006",
    title: reference("Containers that exit early are not restarted"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// Seconds a container must have run where the policy does not say, and the fewest it may say.
const DEFAULT: i64 = 300;
const FEWEST: i64 = 60;

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let policies = context.definition.containers().filter_map(|container| container.restart_policy.known());
    let long = policies
        .filter(|policy| policy.enabled.known() == Some(&true) && policy.restart_attempt_period.is_absent());
    Occurrences::of(long.map(|policy| policy.at))
}

fn words<'c>(_: &'c Context<'c>, long: &Occurrences) -> Finding {
    let message = format!(
        "'restartAttemptPeriod' is absent, which means {DEFAULT} seconds: a container that exits before it has run so \
         long is not restarted, and if it is essential, the task ends. It may be as short as {FEWEST} seconds."
    );
    long.finding(Mark::missing_in, message, "This policy does not say either.")
}

fn fixes<'c>(context: &'c Context<'c>, long: &Occurrences) -> Vec<Fix> {
    let seconds = FEWEST.to_string();
    let add = |at: At| insert_member(context.tree, at.node, "restartAttemptPeriod", &seconds, &[]);
    let edits = long.all().map(add);
    vec![Fix::guess(format!("Restart after {seconds} seconds"), edits)]
}
