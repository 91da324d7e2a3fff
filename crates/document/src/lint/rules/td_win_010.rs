use crate::lint::prelude::*;
use crate::lint::unsupported;

/// The App Mesh proxy, `ipcMode` and `pidMode`: all three are made of namespaces of the Linux kernel.
pub static RULE: Rule = Rule {
    code: "TD-WIN-010",
    title: reference("App Mesh or shared namespaces with Windows containers"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::D,
    source: reference("DG23:windows_task_definitions"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let definition = &context.definition;
    let proxy = definition.proxy_configuration.known_at().map(|(_, at)| at);
    let ipc = definition.ipc_mode.known_at().map(|(_, at)| at);
    let pid = definition.pid_mode.known_at().map(|(_, at)| at);
    [proxy, ipc, pid].into_iter().flatten().collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    unsupported::on_windows(context, *at, "It needs the Linux kernel: remove it.")
}
