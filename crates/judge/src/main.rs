//! The module that the page loads beside the editor.

use ecs_document::lint::Target;
use ecs_judge::{Repair, Verdict};
use wasm_bindgen::prelude::wasm_bindgen;

/// Judges `text` for the launch type called `target`, or for those that the definition requires; the answer
/// is a [`Verdict`] in JSON.
#[wasm_bindgen]
#[must_use]
pub fn judge(text: &str, target: Option<String>) -> String {
    Verdict::of(text, target.as_deref().and_then(Target::from_name)).to_json()
}

/// What all safe fixes would change in `text`; the answer is a [`Repair`] in JSON.
#[wasm_bindgen]
#[must_use]
pub fn repair(text: &str, target: Option<String>) -> String {
    Repair::of(text, target.as_deref().and_then(Target::from_name)).to_json()
}

/// Nothing happens until the page asks.
fn main() {}
