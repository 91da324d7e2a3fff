use crate::lint::logs::{show_cloudwatch, silent_containers};
use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;

/// Containers whose output goes nowhere one looks. Noted once for a definition; what becomes of it on Fargate, and
/// the output of a log router, have rules of their own.
pub static RULE: Rule = Rule {
    code: "TD-ADV-011",
    title: reference("No log configuration"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("CT (CT.ECS.PR.5)"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, show_cloudwatch))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    silent_containers(context).filter(|_| !context.on_fargate())
}

fn words<'c>(_: &'c Context<'c>, silent: &Occurrences) -> Finding {
    let message = "The container has no 'logConfiguration': on an instance its output stays there, and is lost with the \
                   container. awslogs sends it to CloudWatch Logs, awsfirelens to a log router in the task.";
    silent.finding(Mark::missing_in, message, "The same goes for this container.")
}
