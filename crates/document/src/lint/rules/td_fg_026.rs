use crate::lint::prelude::*;

/// A parameter of the network that the kernel keeps once for the whole machine. Registration takes every net.*;
/// the container does not start.
pub static RULE: Rule = Rule {
    code: "TD-FG-026",
    title: reference("Kernel parameter that a task on Fargate cannot see"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("aws/containers-roadmap#2368"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// Parameters outside every network namespace but the machine's own.
const OF_THE_MACHINE: [&str; 8] = [
    "net.core.netdev_budget",
    "net.core.netdev_max_backlog",
    "net.core.rmem_default",
    "net.core.rmem_max",
    "net.core.wmem_default",
    "net.core.wmem_max",
    "net.ipv4.tcp_mem",
    "net.ipv4.udp_mem",
];

struct Invisible<'c> {
    parameter: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Invisible<'c>> {
    if !context.on_fargate() {
        return Vec::new();
    }
    let controls = context.definition.containers().flat_map(|container| container.system_controls.items());
    let named = controls.filter_map(|control| control.namespace.known_at());
    let invisible = named.filter(|(parameter, _)| OF_THE_MACHINE.contains(*parameter));
    invisible.map(|(&parameter, at)| Invisible { parameter, at }).collect()
}

fn words<'c>(context: &'c Context<'c>, invisible: &Invisible<'c>) -> Finding {
    let parameter = invisible.parameter;
    let message = format!(
        "'{parameter}' registers, and then the container does not start: Linux keeps it once for the machine, and the \
         network namespace of a task does not show it. Remove it, or run the task on EC2 and set it on the instance."
    );
    let path = parameter.replace('.', "/");
    let finding =
        Finding::at(invisible.at, message).aws(format!("… open /proc/sys/{path}: no such file or directory"));
    context.with_fargate(finding)
}

fn fixes<'c>(context: &'c Context<'c>, invisible: &Invisible<'c>) -> Vec<Fix> {
    let Some(control) = context.tree.parent(invisible.at.node) else { return Vec::new() };
    vec![Fix::guess(format!("Remove '{}'", invisible.parameter), remove_entries(context.tree, &[control]))]
}
