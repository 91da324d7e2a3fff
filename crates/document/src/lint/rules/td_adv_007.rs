use crate::lint::prelude::*;
use crate::task_definition::PidMode;

/// Containers that see all processes of their instance.
pub static RULE: Rule = Rule {
    code: "TD-ADV-007",
    title: reference("Processes shared with the instance"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("CT (CT.ECS.PR.10)"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    // Fargate and Windows refuse it.
    let is_possible = !context.on_fargate() && !context.lens.is_windows();
    let mode =
        context.definition.pid_mode.known_at().filter(|(mode, _)| **mode == PidMode::Host && is_possible);
    mode.map(|(_, at)| at)
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "The containers see every process of the instance, and may end those of other tasks. That suits an agent that watches the instance; for containers of one task that watch each other, 'task' is enough.";
    Finding::at(*at, message)
}
