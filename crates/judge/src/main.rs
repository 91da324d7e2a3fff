//! The module that the page loads beside the editor.

use ecs_document::JudgeOptions;
use ecs_document::lint::Target;
use ecs_judge::{Repair, Verdict, launches, rows_to_json};
use wasm_bindgen::prelude::wasm_bindgen;

/// Judges `text` for the launch type called `target`, or for those that the definition requires, and for the
/// services of `scenario` that run it; the answer is a [`Verdict`] in JSON.
#[wasm_bindgen]
#[must_use]
pub fn judge(text: &str, target: Option<String>, scenario: &str) -> String {
    Verdict::of(text, &options(text, target, scenario)).to_json()
}

/// What all safe fixes would change in `text`; the answer is a [`Repair`] in JSON.
#[wasm_bindgen]
#[must_use]
pub fn repair(text: &str, target: Option<String>, scenario: &str) -> String {
    Repair::of(text, &options(text, target, scenario)).to_json()
}

/// How the definition in `text` stands with each launch type, as rows in JSON.
#[wasm_bindgen(js_name = launchTypes)]
#[must_use]
pub fn launch_types(text: &str) -> String {
    rows_to_json(&ecs_judge::launch_types(text))
}

/// What makes `text` ready for the launch type called `target`; the answer is a [`Repair`] in JSON.
#[wasm_bindgen]
#[must_use]
pub fn ready(text: &str, target: &str) -> String {
    Target::from_name(target)
        .map_or_else(Repair::default, |target| Repair::for_launch_type(text, target))
        .to_json()
}

fn options(text: &str, target: Option<String>, scenario: &str) -> JudgeOptions {
    JudgeOptions { target: target.as_deref().and_then(Target::from_name), launches: launches(text, scenario) }
}

/// Nothing happens until the page asks.
fn main() {}
