//! Tests of the app inside a real browser: `script/test web`.
#![cfg(target_arch = "wasm32")]

#[path = "web/coach.rs"]
mod coach;
#[path = "web/determinism.rs"]
mod determinism;
#[path = "web/elements.rs"]
mod elements;
#[path = "web/examples.rs"]
mod examples;
#[path = "web/outline.rs"]
mod outline;
#[path = "web/page.rs"]
mod page;
#[path = "web/settings.rs"]
mod settings;
#[path = "web/support.rs"]
mod support;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
