use crate::lint::prelude::*;

/// The port on which a FireLens log router listens, mapped to the instance.
pub static RULE: Rule = Rule {
    code: "TD-PORT-025",
    title: reference("Port of the log router published"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:using_firelens"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// Where Fluentd and Fluent Bit listen for the logs of the other containers.
const FORWARD: i64 = 24224;

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    if context.network_mode() != Some(NetworkMode::Bridge) || context.on_fargate() {
        return Vec::new();
    }
    let routers = context
        .definition
        .containers()
        .filter(|container| container.firelens_configuration.known().is_some());
    let ports = routers.flat_map(|router| router.port_mappings.items());
    let forward = ports.filter_map(|mapping| mapping.container_port.known_at());
    forward.filter(|(port, _)| **port == FORWARD).map(|(_, at)| at).collect()
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "Port 24224 of the log router is mapped to the instance: whoever reaches the instance can write into \
                   the logs. The containers of the task reach the router without a mapping. Remove it.";
    Finding::at(*at, message)
}

fn fixes<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    let Some(mapping) = context.tree.parent(at.node) else { return Vec::new() };
    vec![Fix::guess("Remove the mapping", remove_entries(context.tree, &[mapping]))]
}
