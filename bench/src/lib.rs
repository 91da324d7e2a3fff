//! What `script/bench` measures, callable from a page. Each function does one operation and
//! returns something that depends on all of its work, so that none of it can be left out.

#[allow(clippy::indexing_slicing)]
#[path = "../../crates/model/examples/requests_per_second/bare.rs"]
mod bare;
mod frame;

use ecs_document::{JudgeOptions, judge};
use ecs_model::history::History;
use ecs_model::scenario::Scenario;
use ecs_model::time::Duration;
use wasm_bindgen::prelude::wasm_bindgen;

pub use frame::Stage;

/// Reads and judges a document; returns the number of findings.
#[wasm_bindgen]
#[must_use]
pub fn findings(text: &str) -> usize {
    judge(text, &JudgeOptions::default()).diagnostics().len()
}

fn begin(scenario: &str) -> Result<History, String> {
    let built = Scenario::read(scenario).scenario.build();
    built.map(|built| built.history).map_err(|problems| format!("{problems:?}"))
}

/// A run of a scenario.
#[wasm_bindgen]
pub struct Run {
    history: History,
}

#[wasm_bindgen]
impl Run {
    /// Begins a scenario.
    ///
    /// # Errors
    /// What is wrong with the scenario.
    pub fn of(scenario: &str) -> Result<Run, String> {
        begin(scenario).map(|history| Run { history })
    }

    /// Lets a model second pass; returns how many requests have ended since the beginning.
    pub fn second(&mut self) -> u64 {
        self.history.advance(Duration::seconds(1));
        self.ended()
    }

    /// How many requests have ended since the beginning.
    #[must_use]
    pub fn ended(&self) -> u64 {
        self.history.world().requests.totals.ended
    }

    /// How many of them did not get an answer of a target.
    #[must_use]
    pub fn failures(&self) -> u64 {
        self.history.world().requests.totals.failures()
    }
}

/// The least that a simulation of requests can do, for a model second; returns how many ended.
#[wasm_bindgen]
#[must_use]
pub fn bare_second(requests_per_second: u32, rules: u32, targets: usize) -> u64 {
    let patterns: Vec<String> = (1..=rules).map(|number| format!("/api/v{number}/items/*")).collect();
    bare::run(1, u64::from(requests_per_second), &patterns, targets, 40_000)
}
