use crate::lint::prelude::*;

/// A privileged container. Fargate gives no container the rights of root on the machine below it.
pub static RULE: Rule = Rule {
    code: "TD-FG-002",
    title: reference("Privileged container on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-privileged"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let privileged = context.definition.containers().filter_map(|container| container.privileged.known_at());
    privileged.filter(|(privileged, _)| **privileged).map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "The container is privileged. On Fargate no container gets the rights of root on the machine it runs \
                   on. Remove 'privileged', or run the task on EC2.";
    let finding = Finding::at(*at, message)
        .aws("Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.");
    context.with_fargate(finding)
}
