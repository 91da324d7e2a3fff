//! The log of a run in a browser is the one that `crates/model/tests/determinism.rs` knows.

use wasm_bindgen_test::wasm_bindgen_test;

#[path = "../../crates/model/tests/determinism/mod.rs"]
mod runs;

#[wasm_bindgen_test]
fn the_log_of_a_run_is_the_known_one() {
    let difference = runs::first_difference(&runs::hashes());
    assert!(
        difference.is_none(),
        "the first minute that differs from native runs:\n{}",
        difference.unwrap_or_default()
    );
}
