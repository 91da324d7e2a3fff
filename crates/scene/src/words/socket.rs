//! What an empty socket waits for.

use ecs_model::time::Time;
use ecs_model::world::{Service, Unplaced};

use crate::reading::Reading;

use super::{clock, count, short_span, span};

/// What an empty socket says. Every line is a list of variants, longest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SocketWords {
    /// What it waits for.
    pub what: Vec<String>,
    /// Which property of it, or why; empty when there is nothing to add.
    pub why: Vec<String>,
    /// Since when and until when; empty when nobody knows.
    pub until: Vec<String>,
    /// The shortest way to say it.
    pub short: Vec<String>,
}

/// Says what the empty sockets of a service wait for.
pub fn socket_words(reading: &Reading<'_>, service: &Service) -> SocketWords {
    if let Some(unplaced) = &service.unplaced {
        return waits_for_instance(reading, service, unplaced);
    }
    let now = reading.now();
    if let Some(pause) = service.throttle.not_before.filter(|pause| *pause > now) {
        let left = span(pause.since(now));
        return SocketWords {
            what: list(["starts are paused", "paused"]),
            why: vec![format!("{} failed to start", count(service.throttle.failures.into(), "task"))],
            until: vec![format!("tries again in {left}"), format!("again in {left}")],
            short: vec![format!("paused, {left}"), short_span(pause.since(now))],
        };
    }
    let probing = service.primary().is_some_and(|primary| !primary.digests_known);
    let has_live = reading.world.tasks_of(service.key).any(ecs_model::world::Task::is_live);
    if probing && has_live && reading.world.parameters.digest_probe {
        return SocketWords {
            what: list(["waits for the first task", "waits"]),
            why: list(["its image digest decides", "for the digest"]),
            until: Vec::new(),
            short: list(["waits for the first", "waits"]),
        };
    }
    if let Some(ended) = service.undrained.iter().filter(|ended| ended.seen > now).min_by_key(|it| it.seen) {
        let left = ended.seen.since(now);
        return SocketWords {
            what: vec![format!("starts in {}", span(left)), format!("in {}", span(left))],
            why: list(["once ECS has seen the exit", "once the exit is seen"]),
            until: Vec::new(),
            short: vec![format!("starts in {}", span(left)), format!("in {}", span(left)), short_span(left)],
        };
    }
    let left = service.next_pass.since(now);
    SocketWords {
        what: vec![format!("starts in {}", span(left)), format!("in {}", span(left))],
        why: list(["at the scheduler’s next pass", "at the next pass"]),
        until: Vec::new(),
        short: vec![format!("starts in {}", span(left)), format!("in {}", span(left)), short_span(left)],
    }
}

fn waits_for_instance(reading: &Reading<'_>, service: &Service, unplaced: &Unplaced) -> SocketWords {
    let retry = unplaced.retry.since(reading.now());
    let since = clock(unplaced.since);
    SocketWords {
        what: list(["waits for an instance", "no instance"]),
        why: lacking(reading, service, unplaced),
        until: vec![
            format!("since {since} · again in {}", short_span(retry)),
            format!("again in {}", span(retry)),
            short_span(retry),
        ],
        short: vec!["no instance fits".to_owned(), "no instance".to_owned(), since_short(unplaced.since)],
    }
}

fn since_short(since: Time) -> String {
    format!("since {}", clock(since))
}

/// What no instance has, by AWS's message (scheduler.md 2.17, E15) and in the numbers of the
/// definition.
fn lacking(reading: &Reading<'_>, service: &Service, unplaced: &Unplaced) -> Vec<String> {
    let definition = service.primary().and_then(|primary| reading.world.definition(primary.definition));
    let message = &*unplaced.message;
    let has = |part: &str| message.contains(part);
    match definition {
        Some(definition) if has("a port required") => match definition.static_host_ports().next() {
            Some((_, port)) => vec![format!("with port {port} free"), format!("port {port} taken")],
            None => list(["with its ports free"]),
        },
        Some(definition) if has("insufficient CPU") => {
            vec![format!("with {} CPU units free", definition.reserved_cpu())]
        }
        Some(definition) if has("insufficient memory") => {
            vec![format!("with {} MiB free", definition.reserved_memory())]
        }
        _ if has("RESOURCE:ENI") => list(["with a free ENI slot"]),
        _ if has("No Container Instances") => list(["the cluster has none"]),
        _ if has("AGENT") => list(["with its agent connected"]),
        _ => list(["that meets all requirements"]),
    }
}

fn list<const N: usize>(variants: [&str; N]) -> Vec<String> {
    variants.map(str::to_owned).into()
}
