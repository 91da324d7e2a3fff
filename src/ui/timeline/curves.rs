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
    /// Tasks and requests of the other line of time, after a fork.
    other: String,
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
    let span = memo(move || run.clock.with(|clock| horizon(clock.farthest())));
    let paths = memo(move || {
        let span = span.get();
        run.clock.with(|clock| (clock.end.seconds(), clock.fork.map(|fork| fork.shown)));
        run.generation.track();
        run.story.track();
        run.read(|line| {
            let with_other = run.read_other(|other| Paths::of(line, Some(other), span));
            with_other.unwrap_or_else(|| Paths::of(line, None, span))
        })
    });
    let ticks = memo(move || {
        run.story.track();
        let span = span.get();
        run.clock.with(|clock| (clock.end.seconds(), clock.fork.map(|fork| fork.shown)));
        run.read(|history| ticks(history, span))
    });
    let curve = |name: &'static str, read: fn(&Paths) -> String| {
        svg("path").class(name).attr("d", live(move || paths.with(read)))
    };
    let drawing = svg("svg")
        .attr("viewBox", format!("0 0 {WIDTH} {HEIGHT}"))
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(curve("other", |paths| paths.other.clone()))
        .child(curve("desired", |paths| paths.desired.clone()))
        .child(curve("running", |paths| paths.running.clone()))
        .child(curve("requests", |paths| paths.requests.clone()))
        .child(curve("failures", |paths| paths.failures.clone()));
    // Each lane has its names at its left, where no curve runs.
    let lane = |names: [(&'static str, &'static str); 2]| {
        el("p").children(names.map(|(class, word)| el("span").class(class).text(word)))
    };
    let lanes = [
        lane([("of-running", "running"), ("of-desired", "desired")]),
        lane([("of-requests", "requests"), ("of-failures", "failed")]),
    ];
    let legend = el("div").class("legend").attr("aria-hidden", "true").children(lanes);
    let marks = dynamic(move || ticks.get().into_iter().map(mark).collect::<Vec<_>>());
    View::of([drawing, legend, el("div").class("ticks").attr("aria-hidden", "true").child(marks)])
}

fn mark(tick: Tick) -> El {
    let mark = el("i").class(format!("tick {}", tick.tone)).attr("title", tick.sentence);
    mark.style("--at", format!("{:.3}%", tick.at * 100.0))
}

/// What the ends of the axes stand for. Two lines of time share it.
struct Scale {
    /// Seconds from the left to the right.
    span: f64,
    /// Tasks at the top of their lane.
    tasks: f64,
    /// Requests a second at the top of theirs.
    requests: f64,
}

impl Scale {
    fn of(lines: &[&[Second]], span: Time) -> Scale {
        let most = |read: fn(&Second) -> u32| {
            lines.iter().flat_map(|seconds| seconds.iter()).map(read).max().unwrap_or_default().max(1)
        };
        Scale {
            span: span.0 as f64 / 1_000_000.0,
            tasks: f64::from(most(|second| second.running.max(second.desired))),
            requests: f64::from(most(|second| second.requests)),
        }
    }

    fn tasks(&self, seconds: &[Second], read: fn(&Second) -> u32) -> String {
        curve(seconds, self.span, read, self.tasks, TASKS, true)
    }

    fn requests(&self, seconds: &[Second], read: fn(&Second) -> u32) -> String {
        curve(seconds, self.span, read, self.requests, REQUESTS, false)
    }
}

impl Paths {
    fn of(line: &History, other: Option<&History>, span: Time) -> Paths {
        let seconds = &*line.log().seconds;
        let others = other.map_or(&[][..], |other| &other.log().seconds);
        let scale = Scale::of(&[seconds, others], span);
        let failing = seconds.iter().any(|second| second.failures > 0);
        Paths {
            desired: scale.tasks(seconds, |second| second.desired),
            running: scale.tasks(seconds, |second| second.running),
            requests: scale.requests(seconds, |second| second.requests),
            failures: if failing { scale.requests(seconds, |second| second.failures) } else { String::new() },
            other: scale.tasks(others, |second| second.running)
                + &scale.requests(others, |second| second.requests)
                + &scale.requests(others, |second| second.failures),
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

fn ticks(history: &History, span: Time) -> Vec<Tick> {
    let span = span.0 as f64;
    let place = |at: Time| at.0 as f64 / span;
    let tick = |line: Line| Tick {
        at: place(line.at),
        tone: line.tone,
        sentence: format!("{} {}", ecs_scene::words::clock(line.at), line.sentence),
    };
    marks(history).into_iter().map(tick).collect()
}
