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
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    if context.on_fargate() {
        return None;
    }
    let silent = context.definition.containers().filter(|container| {
        container.log_configuration.is_absent() && container.firelens_configuration.is_absent()
    });
    Occurrences::of(silent.map(|container| container.at))
}

fn words<'c>(_: &'c Context<'c>, silent: &Occurrences) -> Finding {
    let message = "The container has no 'logConfiguration': on an instance its output stays there, and is lost with the \
                   container. awslogs sends it to CloudWatch Logs, awsfirelens to a log router in the task.";
    silent.finding(Mark::missing_in, message, "The same goes for this container.")
}

fn fixes<'c>(context: &'c Context<'c>, silent: &Occurrences) -> Vec<Fix> {
    let container = silent.first.node;
    let tree = context.tree;
    let name = tree.member(container, "name").and_then(|name| tree.string(name)).unwrap_or("<PREFIX>");
    let group =
        context.definition.family.known().map_or("<GROUP>".to_owned(), |family| format!("/ecs/{family}"));
    let logs = format!(
        "{{ \"logDriver\": \"awslogs\", \"options\": {{ \"awslogs-group\": {}, \"awslogs-region\": \"<REGION>\", \
         \"awslogs-stream-prefix\": {} }} }}",
        quoted(&group),
        quoted(name)
    );
    vec![Fix::shown(
        "Send it to CloudWatch Logs",
        [insert_member(tree, container, "logConfiguration", &logs, &[])],
    )]
}
