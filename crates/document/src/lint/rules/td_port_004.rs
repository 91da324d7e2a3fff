use crate::lint::prelude::*;

/// The same host port twice in one task. An instance has each port once for each protocol.
pub static RULE: Rule = Rule {
    code: "TD-PORT-004",
    title: reference("The same host port twice in a task"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("aws/amazon-ecs-agent#1220"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct Clash {
    protocol: TransportProtocol,
    port: i64,
    first: At,
    again: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Clash> {
    if !matches!(context.network_mode(), Some(NetworkMode::Bridge | NetworkMode::Host)) {
        return Vec::new();
    }
    let used = context.definition.port_mappings().filter_map(|(_, mapping)| {
        let (&port, at) = mapping.host_port.known_at().filter(|(port, _)| **port > 0)?;
        Some((mapping.effective_protocol()?, port, at))
    });
    let mut used: Vec<(TransportProtocol, i64, At)> = used.collect();
    ecs_sort::sort(&mut used);
    let same = used.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1));
    let clashes = same.filter_map(<[_]>::split_first).flat_map(|(&(protocol, port, first), again)| {
        again.iter().map(move |&(_, _, again)| Clash { protocol, port, first, again })
    });
    clashes.collect()
}

fn words<'c>(_: &'c Context<'c>, clash: &Clash) -> Finding {
    let protocol = clash.protocol.as_aws().to_uppercase();
    let port = clash.port;
    let message = format!(
        "{protocol} host port {port} is mapped twice in this task. An instance has it only once: use \
                           another port, or 0 for a dynamic one."
    );
    Finding::at(clash.again, message)
        .related(clash.first, format!("Host port {port} is mapped here first."))
        .aws(format!("{protocol} host port '{port}' is mapped multiple times in task."))
}
