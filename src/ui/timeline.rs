//! Time as a thing one holds: playback, the curves of the run, the numbers of the moment.

mod curves;

use ecs_model::time::{Duration, Time};
use ecs_model::world::ServiceKey;
use ecs_scene::words::{self, number};
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use crate::dom::{El, View, button, dynamic, each, effect, el, live, memo, on_change, when};
use crate::run::{Branching, Figures, RATES, Rate, Run, ServiceFigures};
use crate::state::{Playground, playground};
use crate::ui::kit::{Sign, changing_icon, icon, segments, select};
use crate::ui::stage::desired_count;
use curves::curves;

/// Minutes that the timeline may span, so that its scale rests for a while before it changes.
const SPANS: [u64; 12] = [2, 3, 4, 6, 8, 10, 15, 20, 30, 45, 60, 90];

/// The moment at the right end of the timeline.
fn horizon(end: Time) -> Time {
    let minutes = end.seconds().saturating_add(5) / 60;
    let span = SPANS.into_iter().find(|span| *span > minutes);
    Time::ZERO + Duration::minutes(span.unwrap_or_else(|| (minutes / 60 + 1).saturating_mul(60)))
}

/// Playback, curves, numbers.
pub fn timeline() -> El {
    let playground = playground();
    el("section")
        .class("timeline")
        .attr("aria-label", "Timeline")
        .child(playback(playground))
        .child(track(playground.run))
        .child(figure_list(playground.run))
        .child(desired_counts(playground))
}

fn playback(playground: Playground) -> El {
    let run = playground.run;
    let playing = memo(move || run.clock.with(|clock| clock.playing));
    let now = memo(move || run.clock.with(|clock| words::clock(clock.now)));
    let step = move || {
        if !run.step_forward() {
            playground.toasts.say("Nothing happens in the next half hour.");
        }
    };
    let step_back = move || {
        if !run.step_back() {
            playground.toasts.say("This is where the run begins.");
        }
    };
    let previous = button()
        .class("button icon")
        .attr("aria-label", "Previous")
        .attr("title", "To the event before")
        .child(icon(Sign::Previous))
        .on_click(step_back);
    let toggle = button()
        .class("button primary round")
        .attr("aria-label", live(move || if playing.get() { "Pause" } else { "Play" }))
        .child(changing_icon(move || if playing.get() { Sign::Pause } else { Sign::Play }))
        .on_click(move || run.toggle());
    let next = button()
        .class("button icon")
        .attr("aria-label", "Step")
        .attr("title", "To the next event")
        .child(icon(Sign::Next))
        .on_click(step);
    let clock = el("output").class("clock").attr("aria-label", "Model time").text(live(move || now.get()));
    let controls = el("div").children([previous, toggle, next, clock, speed(run)]);
    el("div").class("playback").child(controls).child(lines(run)).child(attained(run))
}

/// A second line of time from this moment, and back to the first one.
fn lines(run: Run) -> El {
    const LINES: [(Branching, &str); 2] =
        [(Branching::First, "First line"), (Branching::Second, "Second line")];
    let forked = memo(move || run.clock.with(|clock| clock.fork.map(|fork| fork.at)));
    let fork = move || {
        let fork = button().class("button quiet small").text("Fork here");
        fork.attr("title", "Keep what follows, and go on differently from this moment")
            .on_click(move || run.fork())
    };
    let two = move || {
        let shown = RwSignal::new(Branching::Second);
        effect(move || {
            if let Some(fork) = run.clock.with(|clock| clock.fork) {
                shown.set(fork.shown);
            }
        });
        on_change(move || shown.track(), move || run.show_line(shown.get_untracked()));
        let at = move || forked.get().map(|at| format!("since {}", words::clock(at)));
        let join = button().class("button quiet small").text("Keep this one");
        let join = join.attr("title", "Let the other line of time go").on_click(move || run.join());
        [segments("Line of time", &LINES, shown), el("small").text(live(at)), join]
    };
    let forks = move || forked.get().is_some();
    el("div").class("secondary").child(when(move || !forks(), fork)).child(when(forks, two))
}

fn speed(run: Run) -> El {
    let value = memo(move || run.clock.with(|clock| i64::from(clock.rate.0)));
    let options = RATES.iter().map(|rate| (i64::from(rate.0), rate.label()));
    let set = Callback::new(move |rate| run.set_rate(Rate(u32::try_from(rate).unwrap_or(1))));
    select("Speed", options, value, set)
}

/// Says when the model cannot keep up with the speed that is asked for.
fn attained(run: Run) -> View {
    dynamic(move || {
        let short = run.clock.with(|clock| clock.short)?;
        let words = format!("As fast as this machine computes: 1 s = {short:.0} s");
        Some(el("p").class("attained").text(words))
    })
}

fn track(run: Run) -> El {
    let clock = run.clock;
    let seconds = move |time: Time| time.0 as f64 / 1_000_000.0;
    let seek = move |event: Event| {
        let value = event_target::<HtmlInputElement>(&event).value_as_number();
        run.seek(Time((value.max(0.0) * 1_000_000.0) as u64).min(clock.get_untracked().end));
    };
    let words = move || {
        let clock = clock.get();
        format!("{} of {}", words::clock(clock.now), words::clock(clock.end))
    };
    let done = move || {
        let clock = clock.get();
        format!("{:.2}%", seconds(clock.now) / seconds(horizon(clock.farthest())).max(0.001) * 100.0)
    };
    let slider = el("input")
        .attr("type", "range")
        .attr("aria-label", "Time")
        .attr("aria-valuetext", live(words))
        .attr("min", "0")
        .attr("step", "0.1")
        .attr("max", live(move || format!("{:.1}", seconds(horizon(clock.get().farthest())))))
        .value(live(move || format!("{:.1}", seconds(clock.get().now))))
        .on("input", seek);
    el("div").class("track").style("--done", live(done)).child(curves()).child(slider)
}

fn figure_list(run: Run) -> El {
    let figure = move |name: &'static str, read: fn(&Figures) -> String| {
        let other = move || {
            run.figures.with(|figures| figures.other.as_ref().map(|other| format!("({})", read(other))))
        };
        let other = el("small").attr("title", "On the other line of time, at this moment").text(live(other));
        let number = el("dd").child(other).text(live(move || run.figures.with(|figures| read(figures))));
        (el("dt").text(name), number)
    };
    let pair = |(name, number): (El, El)| el("div").child(name).child(number);
    let balanced = move || {
        let (name, failures) = figure("Failed last minute", |it| number(it.failures.into()));
        let failing = live(move || run.figures.with(|figures| figures.failures > 0));
        [
            pair(figure("Healthy targets", |it| number(it.healthy as u64))),
            pair(figure("Requests", |it| format!("{:.1} /s", it.requests_per_second))),
            pair(figure("p95 latency", |it| it.p95_micros.map_or("–".to_owned(), latency))),
            pair((name, failures.class_if("bad", failing))),
        ]
    };
    el("dl")
        .class("figures")
        .child(pair(figure("Running / desired", |it| {
            format!("{} / {}", number(it.running as u64), number(it.desired.into()))
        })))
        .child(when(move || run.figures.with(|figures| figures.balanced), balanced))
}

fn latency(micros: u64) -> String {
    match micros {
        0..1_000_000 => format!("{} ms", micros.div_ceil(1_000)),
        _ => format!("{:.1} s", micros as f64 / 1_000_000.0),
    }
}

/// Desired counts under the thumb, where the picture is too small for them.
fn desired_counts(playground: Playground) -> View {
    let figures = playground.run.figures;
    let services = move || figures.get().services.iter().map(|service| service.key).collect::<Vec<_>>();
    let row = move |service: &ServiceKey| {
        let service = *service;
        let words = move || {
            figures.with(|figures| {
                let found = figures.services.iter().find(|other| other.key == service);
                found.map(ServiceFigures::sentence)
            })
        };
        let name = el("span").child(el("strong").text("Desired count")).child(el("small").text(live(words)));
        el("div").child(name).child(desired_count(playground, service))
    };
    when(
        move || playground.phone.get(),
        move || el("div").class("thumb").child(each(services, |key| key.0.to_string(), row)),
    )
}
