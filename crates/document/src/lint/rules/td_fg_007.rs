use crate::lint::prelude::*;

/// An IPC mode, of whatever value.
pub static RULE: Rule = Rule {
    code: "TD-FG-007",
    title: reference("ipcMode on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-ipc-mode; cn-terraform/terraform-aws-ecs-fargate#2"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    context.definition.ipc_mode.known_at().map(|(_, at)| at)
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'ipcMode' is set. On Fargate each container has shared memory of its own, and that cannot be \
                   changed. Remove 'ipcMode'.";
    let finding = Finding::at(*at, message).aws("Fargate compatible task definitions do not support ipcMode");
    context.with_fargate(finding)
}
