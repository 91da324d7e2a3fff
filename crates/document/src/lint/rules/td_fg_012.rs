use crate::lint::prelude::*;

/// Conditions on instances, where there is no instance to choose.
pub static RULE: Rule = Rule {
    code: "TD-FG-012",
    title: reference("Placement constraints on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-placement-constraints"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    context.definition.placement_constraints.filled_at()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'placementConstraints' choose among container instances. On Fargate there are none to choose from. \
                   Remove them; the subnets of the service or the call decide in which zone a task runs.";
    let finding = Finding::at(Mark::Name(at.node), message)
        .aws("Fargate compatible task definitions do not support constraints");
    context.with_fargate(finding)
}
