//! The examples of the menu open as their files say.

use ecs_document::JudgeOptions;
use ecs_judge::Verdict;
use ecs_playground::state::examples::EXAMPLES;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn definitions_stand_at_the_left_margin() {
    for example in &EXAMPLES {
        let (text, _) = example.open();
        assert!(text.starts_with("{\n"), "{}: {text}", example.title);
        assert!(text.ends_with("\n}\n"), "{}: {text}", example.title);
    }
}

#[wasm_bindgen_test]
fn all_but_the_shop_are_free_of_errors() {
    for example in &EXAMPLES {
        let (text, _) = example.open();
        let judged = Verdict::of(&text, &JudgeOptions::default());
        let expected = if example.title.contains("shop") { 1 } else { 0 };
        assert_eq!(judged.summary.errors, expected, "{}: {:?}", example.title, judged.problems);
    }
}
