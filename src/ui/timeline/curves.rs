//! The curves above the slider: running against desired, requests and failures, and a mark for
//! what happened.

use std::fmt::Write;

use ecs_model::history::History;
use ecs_model::log::Second;
use ecs_model::time::Time;
use leptos::prelude::*;

use super::horizon;
use crate::dom::{El, View, dynamic, el, live, memo, svg};
use crate::run::{Line, marks};
use crate::state::playground;

/// The drawing's own units; it is stretched to the room there is.
const WIDTH: f64 = 1_000.0;
const HEIGHT: f64 = 132.0;
/// Where each curve lives, from its top to its foot.
const TASKS: (f64, f64) = (24.0, 52.0);
const REQUESTS: (f64, f64) = (66.0, 98.0);
/// More points than this cannot be told apart.
const POINTS: usize = 400;

/// The three curves as path data.
#[derive(Clone, Debug, Default, PartialEq)]
struct Paths {
    desired: String,
    running: String,
    requests: String,
    failures: String,
}

/// A mark on the time line.
#[derive(Clone, Debug, PartialEq)]
struct Tick {
    /// 0 to 1.
    at: f64,
    tone: &'static str,
    sentence: String,
}

pub fn curves() -> View {
    let run = playground().run;
    let paths = memo(move || {
        run.clock.with(|clock| clock.end.seconds());
        run.generation.track();
        run.story.track();
        run.read(Paths::of)
    });
    let ticks = memo(move || {
        run.story.track();
        run.clock.with(|clock| clock.end.seconds());
        run.read(ticks)
    });
    let curve = |name: &'static str, read: fn(&Paths) -> String| {
        svg("path").class(name).attr("d", live(move || paths.with(read)))
    };
    let drawing = svg("svg")
        .attr("viewBox", format!("0 0 {WIDTH} {HEIGHT}"))
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(curve("desired", |paths| paths.desired.clone()))
        .child(curve("running", |paths| paths.running.clone()))
        .child(curve("requests", |paths| paths.requests.clone()))
        .child(curve("failures", |paths| paths.failures.clone()));
    let named = [
        ("of-running", "running"),
        ("of-desired", "desired"),
        ("of-requests", "requests"),
        ("of-failures", "failed"),
    ];
    let legend = el("p")
        .class("legend")
        .attr("aria-hidden", "true")
        .children(named.map(|(class, word)| el("span").class(class).text(word)));
    let marks = dynamic(move || ticks.get().into_iter().map(mark).collect::<Vec<_>>());
    View::of([drawing, legend, el("div").class("ticks").attr("aria-hidden", "true").child(marks)])
}

fn mark(tick: Tick) -> El {
    let mark = el("i").class(format!("tick {}", tick.tone)).attr("title", tick.sentence);
    mark.style("--at", format!("{:.3}%", tick.at * 100.0))
}

impl Paths {
    fn of(history: &History) -> Paths {
        let seconds = &history.log().seconds;
        let span = horizon(history.end()).0 as f64 / 1_000_000.0;
        let most = |read: fn(&Second) -> u32| seconds.iter().map(read).max().unwrap_or_default().max(1);
        let tasks = most(|second| second.running.max(second.desired));
        let requests = most(|second| second.requests);
        let line = |read: fn(&Second) -> u32, top: u32, room: (f64, f64), steps: bool| {
            curve(seconds, span, read, f64::from(top), room, steps)
        };
        let failing = seconds.iter().any(|second| second.failures > 0);
        Paths {
            desired: line(|second| second.desired, tasks, TASKS, true),
            running: line(|second| second.running, tasks, TASKS, true),
            requests: line(|second| second.requests, requests, REQUESTS, false),
            failures: if failing {
                line(|second| second.failures, requests, REQUESTS, false)
            } else {
                String::new()
            },
        }
    }
}

/// A curve through the seconds, thinned to what can be seen. Counts move in steps.
fn curve(
    seconds: &[Second],
    span: f64,
    read: fn(&Second) -> u32,
    top: f64,
    (high, low): (f64, f64),
    steps: bool,
) -> String {
    let mut path = String::new();
    let mut last: Option<f64> = None;
    for chunk in seconds.chunks(seconds.len().div_ceil(POINTS).max(1)) {
        let Some(first) = chunk.first() else { continue };
        let x = first.second as f64 / span * WIDTH;
        // Counts keep their last value; rates are averaged.
        let value = if steps {
            f64::from(chunk.last().map_or(0, read))
        } else {
            chunk.iter().map(|second| f64::from(read(second))).sum::<f64>() / chunk.len() as f64
        };
        let y = low - (low - high) * value / top;
        let _ = match last {
            None => write!(path, "M{x:.1} {y:.1}"),
            Some(former) if steps && former == y => Ok(()),
            Some(_) if steps => write!(path, "H{x:.1}V{y:.1}"),
            Some(_) => write!(path, "L{x:.1} {y:.1}"),
        };
        last = Some(y);
    }
    if steps && let Some(second) = seconds.last() {
        let _ = write!(path, "H{:.1}", (second.second + 1) as f64 / span * WIDTH);
    }
    path
}

fn ticks(history: &History) -> Vec<Tick> {
    let span = horizon(history.end()).0 as f64;
    let place = |at: Time| at.0 as f64 / span;
    let tick = |line: Line| Tick {
        at: place(line.at),
        tone: line.tone,
        sentence: format!("{} {}", ecs_scene::words::clock(line.at), line.sentence),
    };
    marks(history).into_iter().map(tick).collect()
}
