use super::td_port_007::{TAKEN, host_ports};
use crate::lint::prelude::*;

/// More fixed host ports than any instance can hold at a time.
pub static RULE: Rule = Rule {
    code: "TD-PORT-009",
    title: reference("More fixed host ports than an instance has"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

/// The most reserved ports of an instance, those included that it has from the beginning.
const MOST_RESERVED: usize = 100;

struct TooMany {
    count: usize,
    limit: usize,
    /// The port with which the limit is passed.
    passes: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<TooMany> {
    let mut ports = host_ports(context);
    ecs_sort::sort(&mut ports);
    ports.dedup_by_key(|(protocol, port, _)| (*protocol, *port));
    ports.chunk_by(|one, next| one.0 == next.0).filter_map(too_many).collect()
}

/// Counts one protocol: tcp and udp ports are kept apart.
fn too_many(ports: &[(TransportProtocol, i64, At)]) -> Option<TooMany> {
    let is_tcp = ports.first().is_some_and(|(protocol, ..)| *protocol == TransportProtocol::Tcp);
    let limit = if is_tcp { MOST_RESERVED - TAKEN } else { MOST_RESERVED };
    let mut places: Vec<At> = ports.iter().map(|(.., at)| *at).collect();
    ecs_sort::sort(&mut places);
    let passes = *places.get(limit)?;
    Some(TooMany { count: places.len(), limit, passes })
}

fn words<'c>(_: &'c Context<'c>, too_many: &TooMany) -> Finding {
    let TooMany { count, limit, passes } = too_many;
    let message = format!(
        "The task asks for {count} fixed host ports. An instance can hold {MOST_RESERVED} reserved ports at a time, of \
         which {limit} are free at best; the task is never placed (RESOURCE:PORTS). Dynamic host ports do not count."
    );
    Finding::at(*passes, message)
}
