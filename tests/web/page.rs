//! The page itself.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::repainted;

#[wasm_bindgen_test]
async fn it_has_one_main_heading_and_the_names_that_tests_rely_on() {
    ecs_playground::mount();
    repainted().await;
    let document = web_sys::window().and_then(|window| window.document()).expect("a page");
    let count = |selector: &str| document.query_selector_all(selector).expect("a valid selector").length();
    assert_eq!(count("h1"), 1);
    for selector in [
        "main",
        "[role=tree][aria-label=Cluster]",
        "[role=log][aria-label=Events]",
        "ul[aria-label=Problems]",
        "input[type=range][aria-label=Time]",
        "select[aria-label=Speed]",
        "button[aria-label=Step]",
        "textarea[aria-label='Task definition']",
    ] {
        assert_eq!(count(selector), 1, "{selector}");
    }
}
