use crate::lint::prelude::*;
use crate::task_definition::IpcMode;

/// Containers that share the memory of their instance.
pub static RULE: Rule = Rule {
    code: "TD-ADV-008",
    title: reference("Memory shared with the instance"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    // Fargate and Windows refuse it.
    let is_possible = !context.on_fargate() && !context.lens.is_windows();
    let mode =
        context.definition.ipc_mode.known_at().filter(|(mode, _)| **mode == IpcMode::Host && is_possible);
    mode.map(|(_, at)| at)
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "The containers share System V and POSIX memory with the instance and with every task that does the same. For containers of one task that share memory, 'task' is enough.";
    Finding::at(*at, message)
}
