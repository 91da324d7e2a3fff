//! Time as a thing one holds: playback, the curves of the run, the numbers of the moment.

mod curves;

use ecs_model::time::{Duration, Time};
use ecs_scene::words::{self, number};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::run::{Figures, RATES, Rate};
use crate::state::playground;
use crate::ui::kit::{Icon, Select, Sign, list, views, when};
use crate::ui::stage::DesiredCount;
use curves::Curves;

/// Minutes that the timeline may span, so that its scale rests for a while before it changes.
const SPANS: [u64; 12] = [2, 3, 4, 6, 8, 10, 15, 20, 30, 45, 60, 90];

/// The moment at the right end of the timeline.
fn horizon(end: Time) -> Time {
    let minutes = end.seconds().saturating_add(5) / 60;
    let span = SPANS.into_iter().find(|span| *span > minutes);
    Time::ZERO + Duration::minutes(span.unwrap_or_else(|| (minutes / 60 + 1).saturating_mul(60)))
}

/// Playback, curves, numbers.
#[component]
pub fn Timeline() -> impl IntoView {
    view! {
        <section class="timeline" aria-label="Timeline">
            <Playback/>
            <Track/>
            <FigureList/>
            <DesiredCounts/>
        </section>
    }
}

#[component]
fn Playback() -> impl IntoView {
    let playground = playground();
    let run = playground.run;
    let playing = Memo::new(move |_| run.clock.with(|clock| clock.playing));
    let now = Memo::new(move |_| run.clock.with(|clock| words::clock(clock.now)));
    let step = move |_| {
        if !run.step_forward() {
            playground.toasts.say("Nothing happens in the next half hour.");
        }
    };
    let step_back = move |_| {
        if !run.step_back() {
            playground.toasts.say("This is where the run begins.");
        }
    };
    let sign = Signal::derive(move || if playing.get() { Sign::Pause } else { Sign::Play });
    view! {
        <div class="playback">
            <div>
                <button type="button" class="button icon" aria-label="Previous" title="To the event before" on:click=step_back>
                    <Icon sign=Sign::Previous/>
                </button>
                <button
                    type="button"
                    class="button primary round"
                    aria-label=move || if playing.get() { "Pause" } else { "Play" }
                    on:click=move |_| run.toggle()
                >
                    <Icon sign/>
                </button>
                <button type="button" class="button icon" aria-label="Step" title="To the next event" on:click=step>
                    <Icon sign=Sign::Next/>
                </button>
                <output class="clock" aria-label="Model time">{now}</output>
                <Speed/>
            </div>
            <Attained/>
        </div>
    }
}

#[component]
fn Speed() -> impl IntoView {
    let run = playground().run;
    let value = Memo::new(move |_| run.clock.with(|clock| i64::from(clock.rate.0)));
    let options = RATES.iter().map(|rate| (i64::from(rate.0), rate.label())).collect();
    let set = Callback::new(move |rate| run.set_rate(Rate(u32::try_from(rate).unwrap_or(1))));
    view! { <Select label="Speed" options value on_change=set/> }
}

/// Says when the model cannot keep up with the speed that is asked for.
#[component]
fn Attained() -> impl IntoView {
    let run = playground().run;
    let text = move || {
        let short = run.clock.with(|clock| clock.short)?;
        Some(
            view! { <p class="attained">{format!("As fast as this machine computes: 1 s = {short:.0} s")}</p> },
        )
    };
    view! { {text} }
}

#[component]
fn Track() -> impl IntoView {
    let run = playground().run;
    let clock = run.clock;
    let seconds = move |time: Time| time.0 as f64 / 1_000_000.0;
    let seek = move |event: web_sys::Event| {
        let value = event_target::<HtmlInputElement>(&event).value_as_number();
        run.seek(Time((value.max(0.0) * 1_000_000.0) as u64).min(clock.get_untracked().end));
    };
    let text = move || {
        let clock = clock.get();
        format!("{} of {}", words::clock(clock.now), words::clock(clock.end))
    };
    let done = move || {
        let clock = clock.get();
        format!("{:.2}%", seconds(clock.now) / seconds(horizon(clock.end)).max(0.001) * 100.0)
    };
    view! {
        <div class="track" style:--done=done>
            <Curves/>
            <input
                type="range"
                aria-label="Time"
                aria-valuetext=text
                min="0"
                step="0.1"
                max=move || format!("{:.1}", seconds(horizon(clock.get().end)))
                prop:value=move || format!("{:.1}", seconds(clock.get().now))
                on:input=seek
            />
        </div>
    }
}

#[component]
fn FigureList() -> impl IntoView {
    let run = playground().run;
    let tasks = move || {
        run.figures.with(|it| format!("{} / {}", number(it.running as u64), number(it.desired.into())))
    };
    let balanced = move || run.figures.with(|figures| figures.balanced);
    let balanced_figures = move || views(BALANCED.iter().map(|(name, read)| {
        let value = move || run.figures.with(|figures| read(figures));
        let bad = move || *name == FAILED && run.figures.with(|figures| figures.failures > 0);
        view! { <div><dt>{*name}</dt><dd class:bad=bad>{value}</dd></div> }.into_any()
    }));
    view! {
        <dl class="figures">
            <div>
                <dt>"Running / desired"</dt>
                <dd>{tasks}</dd>
            </div>
            {when(balanced, balanced_figures)}
        </dl>
    }
}

const FAILED: &str = "Failed last minute";

/// A name and how its value is written.
type Figure = (&'static str, fn(&Figures) -> String);

/// What there is to say where a load balancer stands before the tasks.
const BALANCED: [Figure; 4] = [
    ("Healthy targets", |it| number(it.healthy as u64)),
    ("Requests", |it| format!("{:.1} /s", it.requests_per_second)),
    ("p95 latency", |it| it.p95_micros.map_or("–".to_owned(), latency)),
    (FAILED, |it| number(it.failures.into())),
];

fn latency(micros: u64) -> String {
    match micros {
        0..1_000_000 => format!("{} ms", micros.div_ceil(1_000)),
        _ => format!("{:.1} s", micros as f64 / 1_000_000.0),
    }
}

/// Desired counts under the thumb, where the picture is too small for them.
#[component]
fn DesiredCounts() -> impl IntoView {
    let playground = playground();
    let keys = move || {
        let figures = playground.run.figures.get();
        figures.services.iter().map(|service| service.key).collect::<Vec<_>>()
    };
    let row = move |service| {
        let words = move || {
            playground.run.figures.with(|figures| {
                let found = figures.services.iter().find(|other| other.key == service);
                found.map(|found| found.sentence()).unwrap_or_default()
            })
        };
        view! {
            <div>
                <span>
                    <strong>"Desired count"</strong>
                    <small>{words}</small>
                </span>
                <DesiredCount service/>
            </div>
        }
        .into_any()
    };
    let rows = move || {
        let rows = list(keys, |key| *key, row);
        view! { <div class="thumb">{rows}</div> }.into_any()
    };
    when(move || playground.phone.get(), rows)
}
