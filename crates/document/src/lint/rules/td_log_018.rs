use crate::lint::logs::to_cloudwatch;
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
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    if !context.on_fargate() {
        return None;
    }
    let silent = context.definition.containers().filter(|container| {
        container.log_configuration.is_absent() && container.firelens_configuration.is_absent()
    });
    Occurrences::of(silent.map(|container| container.at))
}

fn words<'c>(context: &'c Context<'c>, silent: &Occurrences) -> Finding {
    let message = "The container has no 'logConfiguration': on Fargate what it writes is lost. awslogs sends it to \
                   CloudWatch Logs, awsfirelens to a log router in the task.";
    context.with_fargate(silent.finding(Mark::missing_in, message, "This container has none either."))
}

fn fixes<'c>(context: &'c Context<'c>, silent: &Occurrences) -> Vec<Fix> {
    let log = to_cloudwatch(context);
    let insert = |at: At| insert_member(context.tree, at.node, "logConfiguration", &log, &["image"]);
    vec![Fix::shown("Log to CloudWatch", silent.all().map(insert))]
}
