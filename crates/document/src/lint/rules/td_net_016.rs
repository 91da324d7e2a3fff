use crate::lint::prelude::*;

/// A fixed host port in bridge mode. It works, but only once per instance.
pub static RULE: Rule = Rule {
    code: "TD-NET-016",
    title: reference("Fixed host port in bridge mode"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API; DG23:service-event-messages"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct FixedPort {
    port: i64,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<FixedPort> {
    // On Fargate the mode itself is what has to change.
    if context.network_mode() != Some(NetworkMode::Bridge) || context.on_fargate() {
        return Vec::new();
    }
    let ports = context.definition.port_mappings().filter_map(|(_, mapping)| mapping.host_port.known_at());
    ports.filter(|(port, _)| **port > 0).map(|(&port, at)| FixedPort { port, at }).collect()
}

fn words<'c>(_: &'c Context<'c>, fixed: &FixedPort) -> Finding {
    let message = format!(
        "Host port {} is fixed. An instance has it only once: each copy of the task needs an instance of its own, and \
         a rolling deployment can wait for a free one. With host port 0, or none, Docker picks a free port.",
        fixed.port
    );
    Finding::at(fixed.at, message)
}

fn fixes<'c>(context: &'c Context<'c>, fixed: &FixedPort) -> Vec<Fix> {
    vec![Fix::guess("Use a dynamic host port", [replace_value(context.tree, fixed.at.node, "0")])]
}
