use crate::lint::prelude::*;
use crate::lint::unsupported;

/// A Windows container has `systemControls`.
pub static RULE: Rule = Rule {
    code: "TD-WIN-012",
    title: reference("Kernel parameters of a Windows container"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    context.definition.containers().filter_map(|container| container.system_controls.filled_at()).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    unsupported::on_windows(context, *at, "They are parameters of the Linux kernel: remove them.")
}
