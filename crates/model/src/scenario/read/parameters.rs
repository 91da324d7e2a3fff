//! `parameters`.

use ecs_document::syntax::{Kind, NodeId};

use super::super::members::{Members, Reader, Shape};
use super::super::{PARAMETERS, Setting};
use crate::parameters::{Parameters, Spread};
use crate::time::Duration;

const SPREAD: Shape<'static> = Shape { what: "a spread", members: &["low", "high"], left_out: &[] };

/// Shortest span of a parameter: the engine must not come back to the same moment for ever.
const SHORTEST: Duration = Duration::millis(1);
/// Longest span of a parameter.
const LONGEST: Duration = Duration::hours(24);
/// Most elements of a list of spans.
const MOST_SPANS: usize = 100;

pub fn parameters(members: &Members<'_, '_>) -> Parameters {
    let mut parameters = Parameters::default();
    let Some(node) = members.get("parameters") else { return parameters };
    let names: Vec<&'static str> = PARAMETERS.iter().map(|parameter| parameter.name).collect();
    let shape = Shape { what: "the parameters of the model", members: &names, left_out: &[] };
    let members = Members::of(members.reader(), node, &shape);
    for parameter in PARAMETERS {
        if let Some(node) = members.get(parameter.name) {
            read_setting(members.reader(), node, parameter.setting(&mut parameters));
        }
    }
    parameters
}

fn read_setting(reader: &Reader<'_>, node: NodeId, setting: Setting<'_>) {
    match setting {
        Setting::Span(span) => *span = read_span(reader, node).unwrap_or(*span),
        Setting::Spread(spread) => *spread = read_spread(reader, node).unwrap_or(*spread),
        Setting::Spans(spans) => {
            let nodes = reader.elements(node);
            if nodes.is_empty() || nodes.len() > MOST_SPANS {
                reader.error(node, format!("This has to be a list of 1 to {MOST_SPANS} durations."));
                return;
            }
            if let Some(read) = nodes.into_iter().map(|node| read_span(reader, node)).collect() {
                *spans = read;
            }
        }
        Setting::Number(number) => {
            let read = reader.integer(node, 1..=100_000).and_then(|read| u32::try_from(read).ok());
            *number = read.unwrap_or(*number);
        }
        Setting::Switch(switch) => *switch = reader.flag(node).unwrap_or(*switch),
    }
}

fn read_span(reader: &Reader<'_>, node: NodeId) -> Option<Duration> {
    let span = reader.duration(node)?;
    if !(SHORTEST..=LONGEST).contains(&span) {
        reader.error(node, format!("A duration here is between {SHORTEST} and {LONGEST}."));
        return None;
    }
    Some(span)
}

/// `{"low":"8s","high":"16s"}`, or `"10s"` for always the same.
fn read_spread(reader: &Reader<'_>, node: NodeId) -> Option<Spread> {
    if reader.tree.kind(node) == Kind::String {
        return read_span(reader, node).map(Spread::fixed);
    }
    let members = Members::of(reader, node, &SPREAD);
    let low = read_span(reader, members.required("low")?)?;
    let high = read_span(reader, members.required("high")?)?;
    if low > high {
        reader.error(node, "`low` is greater than `high`.");
        return None;
    }
    Some(Spread { low, high })
}
