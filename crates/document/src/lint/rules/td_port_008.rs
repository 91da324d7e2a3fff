use crate::lint::prelude::*;

/// A fixed host port in the range out of which Docker gives dynamic ones.
pub static RULE: Rule = Rule {
    code: "TD-PORT-008",
    title: reference("Host port out of the dynamic range"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

/// The first port that Linux usually gives out dynamically.
const FIRST_DYNAMIC: i64 = 32768;

struct Dynamic {
    port: i64,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Dynamic> {
    // In host mode nothing is given out dynamically, unless by other tasks.
    if context.network_mode() != Some(NetworkMode::Bridge) || context.on_fargate() {
        return Vec::new();
    }
    let ports = context.definition.port_mappings().filter_map(|(_, mapping)| mapping.host_port.known_at());
    let dynamic = ports.filter(|(port, _)| (FIRST_DYNAMIC..=65535).contains(*port));
    dynamic.map(|(&port, at)| Dynamic { port, at }).collect()
}

fn words<'c>(_: &'c Context<'c>, dynamic: &Dynamic) -> Finding {
    let message = format!(
        "Host port {} lies in the range from {FIRST_DYNAMIC} up, out of which dynamic host ports are given. Another task \
         may happen to have it already. Use a port below {FIRST_DYNAMIC}.",
        dynamic.port
    );
    Finding::at(dynamic.at, message)
}
