//! The module that the page loads beside the editor.

use ecs_document::effective::effective_definitions;
use ecs_document::lint::Target;
use ecs_document::{JudgeOptions, convert, diagnostics};
use ecs_judge::{Conversion, Repair, Verdict, launches, rows_to_json};
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

/// What was found in `text`, as Markdown for a pull request.
#[wasm_bindgen]
#[must_use]
pub fn markdown(text: &str, target: Option<String>, scenario: &str) -> String {
    let judgement = ecs_document::judge(text, &options(text, target, scenario));
    diagnostics::markdown("Task definition", judgement.diagnostics(), judgement.omitted())
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

/// What ECS fills in where `text` says nothing, as rows in JSON.
#[wasm_bindgen]
#[must_use]
pub fn effective(text: &str, target: Option<String>) -> String {
    rows_to_json(&ecs_judge::filled_in(text, launch_type(target)))
}

/// The definitions of `text` as ECS works with them, as one text.
#[wasm_bindgen(js_name = effectiveDefinition)]
#[must_use]
pub fn effective_definition(text: &str, target: Option<String>) -> String {
    effective_definitions(text, launch_type(target)).join("\n")
}

/// What the definitions of `text` are in plain words, as rows in JSON.
#[wasm_bindgen(js_name = readBack)]
#[must_use]
pub fn read_back(text: &str) -> String {
    rows_to_json(&ecs_judge::read_back(text))
}

/// What the definitions of `text` consist of: a list of [`ecs_document::outline::Outline`]s in JSON.
#[wasm_bindgen]
#[must_use]
pub fn outline(text: &str) -> String {
    serde_json::to_string(&ecs_document::outline::outlines(text)).unwrap_or_default()
}

/// What can be written at `offset`, in UTF-16 units, of `text`.
#[wasm_bindgen]
#[must_use]
pub fn complete(text: &str, offset: u32, target: Option<String>) -> String {
    ecs_judge::complete(text, offset, launch_type(target))
}

/// What there is to know about `offset`, in UTF-16 units, of `text`.
#[wasm_bindgen]
#[must_use]
pub fn hover(text: &str, offset: u32) -> String {
    ecs_judge::hover(text, offset)
}

/// The name at `offset`, in UTF-16 units, of `text`, and its places.
#[wasm_bindgen(js_name = nameAt)]
#[must_use]
pub fn name_at(text: &str, offset: u32) -> String {
    ecs_judge::name_at(text, offset)
}

/// Gives what is named at `offset`, in UTF-16 units, of `text` another name.
#[wasm_bindgen]
#[must_use]
pub fn rename(text: &str, offset: u32, name: &str) -> String {
    ecs_judge::rename(text, offset, name)
}

/// The definitions of `text` in the form called `form`; the answer is a [`Conversion`] in JSON.
#[wasm_bindgen]
#[must_use]
pub fn convert(text: &str, form: &str) -> String {
    let form = convert::Target::ALL.into_iter().find(|target| target.as_str() == form);
    form.map_or_else(Conversion::default, |form| Conversion::of(text, form)).to_json()
}

fn launch_type(name: Option<String>) -> Option<Target> {
    name.as_deref().and_then(Target::from_name)
}

fn options(text: &str, target: Option<String>, scenario: &str) -> JudgeOptions {
    JudgeOptions {
        target: launch_type(target),
        launches: launches(text, scenario),
        ..JudgeOptions::default()
    }
}

/// Nothing happens until the page asks.
fn main() {}
