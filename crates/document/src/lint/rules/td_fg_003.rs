use crate::lint::prelude::*;

/// Devices of the instance. On Fargate there is no instance of one's own that could have any.
pub static RULE: Rule = Rule {
    code: "TD-FG-003",
    title: reference("Devices of the instance on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-devices"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    context.definition.linux_parameters().filter_map(|parameters| parameters.devices.filled_at()).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'devices' gives the container devices of its instance. A task on Fargate has no instance with \
                   devices to share. Remove 'devices', or run the task on EC2.";
    let finding = Finding::at(Mark::Name(at.node), message)
        .aws("Fargate compatible task definitions do not support devices");
    context.with_fargate(finding)
}
