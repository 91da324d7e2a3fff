use crate::lint::logs::{show_cloudwatch, silent_containers};
use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;

/// Containers on Fargate whose output goes nowhere. What stays on an instance, and what a log router says, have
/// rules of their own.
pub static RULE: Rule = Rule {
    code: "TD-LOG-018",
    title: reference("No log configuration on Fargate"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API; CT (CT.ECS.PR.5)"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, show_cloudwatch))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    silent_containers(context).filter(|_| context.on_fargate())
}

fn words<'c>(context: &'c Context<'c>, silent: &Occurrences) -> Finding {
    let message = "The container has no 'logConfiguration': on Fargate what it writes is lost. awslogs sends it to \
                   CloudWatch Logs, awsfirelens to a log router in the task.";
    context.with_fargate(silent.finding(Mark::missing_in, message, "This container has none either."))
}
