use crate::lint::prelude::*;
use crate::lint::unsupported;

/// A Windows container has `ulimits`.
pub static RULE: Rule = Rule {
    code: "TD-WIN-007",
    title: reference("ulimits of a Windows container"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::D,
    source: reference("DG23:windows_task_definitions"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    context.definition.containers().filter_map(|container| container.ulimits.filled_at()).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    unsupported::on_windows(context, *at, "Remove them.")
}
