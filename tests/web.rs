//! Tests of the app inside a real browser: `script/test web`.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_page_has_one_main_heading() {
    leptos::mount::mount_to_body(ecs_playground::App);
    let document = web_sys::window().and_then(|window| window.document()).expect("a page");
    let headings = document.query_selector_all("main h1").expect("a valid selector");
    assert_eq!(headings.length(), 1);
}
