//! How many requests a second the model simulates, against a bare loop that does the least such
//! a simulation can do, in one run: `cargo run --release -p ecs-model --example requests_per_second`.
//!
//! Both have the same load: sources that send for [`SECONDS`] model seconds to a listener with
//! [`RULES`] rules, in front of [`TARGETS`] targets. The figure that counts is the ratio; the run
//! fails when the model has less than a third of the bare loop's pace.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bare;
#[path = "../../tests/support/mod.rs"]
mod support;

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use ecs_model::engine;
use ecs_model::log::Log;
use ecs_model::time::{Duration, Time};
use ecs_model::traffic;
use ecs_model::world::{Action, ListenerRule, RuleCondition};
use support::{Process, Stage};

const SECONDS: u64 = 100;
const REQUESTS_PER_SECOND: u64 = 10_000;
const RULES: u32 = 10;
const TARGETS: usize = 20;
const SERVICE_TIME: Duration = Duration::millis(40);

fn main() -> ExitCode {
    let mut best = (0.0_f64, 0.0_f64);
    for _ in 0..3 {
        best.0 = best.0.max(pace(model));
        best.1 = best
            .1
            .max(pace(|| bare::run(SECONDS, REQUESTS_PER_SECOND, &patterns(), TARGETS, SERVICE_TIME.0)));
    }
    let (model, bare) = best;
    println!("model      {:>6.2} million requests per second", model / 1e6);
    println!("bare loop  {:>6.2} million requests per second", bare / 1e6);
    println!("ratio      {:>6.2}", model / bare);
    if model * 3.0 >= bare { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Requests per second of real time; `run` answers how many there were.
fn pace(run: impl FnOnce() -> u64) -> f64 {
    let start = Instant::now();
    let requests = black_box(run());
    requests as f64 / start.elapsed().as_secs_f64()
}

/// The request matches the last one.
fn patterns() -> Vec<String> {
    (1..=RULES).map(|number| format!("/api/v{number}/items/*")).collect()
}

fn model() -> u64 {
    let mut stage = Stage::new();
    let group = stage.group("web").key;
    let rules = patterns().into_iter().zip(1..).map(|(pattern, priority)| ListenerRule {
        priority,
        conditions: vec![RuleCondition::Path(vec![Arc::from(pattern)])],
        action: Action::Forward(vec![(group, 1)]),
    });
    stage.world.load_balancers[0].listeners[0].rules = rules.collect();
    for _ in 0..TARGETS {
        let task = stage.add_task(Process::Answers(200));
        stage.workload(task).service_time = SERVICE_TIME;
        stage.register("web", task);
    }
    stage.add_source(&format!("http://app.example.test{}", bare::PATH));
    stage.step(traffic::start);
    stage.step(|step| traffic::set_rate(step, 0, REQUESTS_PER_SECOND * 1_000));
    let mut log = Log::default();
    engine::advance(&mut stage.world, &mut log, Time::ZERO + Duration::seconds(SECONDS));
    let totals = &stage.world.requests.totals;
    assert_eq!(totals.failures(), 0);
    totals.ended
}
