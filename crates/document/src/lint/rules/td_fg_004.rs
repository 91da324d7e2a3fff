use crate::lint::prelude::*;

/// Labels of SELinux or AppArmor, which belong to an instance.
pub static RULE: Rule = Rule {
    code: "TD-FG-004",
    title: reference("Docker security options on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-docker-security-options"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let containers = context.definition.containers();
    containers.filter_map(|container| container.docker_security_options.filled_at()).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'dockerSecurityOptions' speaks to SELinux, AppArmor or Docker of an instance. Fargate has none of \
                   them to configure. Remove it, or run the task on EC2.";
    let finding = Finding::at(Mark::Name(at.node), message)
        .aws("Fargate compatible task definitions do not support dockerSecurityOptions");
    context.with_fargate(finding)
}
