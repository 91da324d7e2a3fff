use crate::lint::prelude::*;
use crate::lint::system_controls::{Control, Namespace, controls_of};
use crate::task_definition::IpcMode;

/// A kernel parameter of System V or POSIX memory, where that memory is shared with the instance.
pub static RULE: Rule = Rule {
    code: "TD-LNX-012",
    title: reference("IPC parameter where IPC is shared with the instance"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Shared<'c> {
    control: Control<'c>,
    mode: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Shared<'c>> {
    let Some((IpcMode::Host, mode)) = context.definition.ipc_mode.known_at() else { return Vec::new() };
    let controls = controls_of(context, Some(Namespace::Ipc));
    controls.into_iter().map(|control| Shared { control, mode }).collect()
}

fn words<'c>(_: &'c Context<'c>, shared: &Shared<'c>) -> Finding {
    let control = &shared.control;
    let message = format!(
        "'{}' belongs to the IPC namespace, which is shared with the instance. AWS documents that a task cannot set it \
         there.",
        words::shortened(control.parameter)
    );
    Finding::at(control.at, message).related(shared.mode, "IPC is shared with the instance here.")
}

fn fixes<'c>(context: &'c Context<'c>, shared: &Shared<'c>) -> Vec<Fix> {
    words::removal(context, &shared.control.element)
}
