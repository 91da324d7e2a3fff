//! The page itself.

use wasm_bindgen_test::wasm_bindgen_test;

/// Lets effects run: they are microtasks, and a repaint comes after all of them.
async fn repainted() {
    let frame = js_sys::Promise::new(&mut |done, _| {
        let window = web_sys::window().expect("a window");
        window.request_animation_frame(&done).expect("a frame");
    });
    wasm_bindgen_futures::JsFuture::from(frame).await.expect("a frame");
}

#[wasm_bindgen_test]
async fn it_has_one_main_heading_and_the_names_that_tests_rely_on() {
    leptos::mount::mount_to_body(ecs_playground::App);
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
