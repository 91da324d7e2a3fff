use crate::lint::prelude::*;
use crate::task_definition::PidMode;

/// The process namespace of the host. That of the task is allowed, since platform version 1.4.0.
pub static RULE: Rule = Rule {
    code: "TD-FG-008",
    title: reference("pidMode host on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-pid-mode-host"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    context.definition.pid_mode.known_at().filter(|(mode, _)| **mode == PidMode::Host).map(|(_, at)| at)
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "'pidMode' is 'host': the containers would see the processes of the machine they run on. Fargate \
                   offers 'task', with which the containers of one task see each other's processes.";
    let finding = Finding::at(*at, message).aws(
        "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
    );
    context.with_fargate(finding)
}

fn fixes<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    let set_task = Fix::guess("Write 'task'", [replace_value(context.tree, at.node, "\"task\"")]);
    [set_task].into_iter().chain(words::removal(context, at)).collect()
}
