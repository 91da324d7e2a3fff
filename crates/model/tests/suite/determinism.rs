//! The log of a run is the same on every target. This is the native half; the browser's half is
//! `tests/web/determinism.rs` of the app, against the same hashes.
//!
//! `UPDATE=1 cargo test` writes the hashes anew, which a change of what happens makes necessary.
#[path = "../determinism/mod.rs"]
mod runs;

#[test]
fn the_log_of_a_run_is_the_known_one() {
    let actual = runs::hashes();
    if std::env::var_os("UPDATE").is_some() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/determinism/hashes.txt");
        std::fs::write(file, actual).unwrap();
        return;
    }
    let difference = runs::first_difference(&actual);
    assert!(difference.is_none(), "the first minute that differs:\n{}", difference.unwrap_or_default());
}

#[test]
fn two_runs_in_one_process_are_the_same() {
    assert_eq!(runs::hashes(), runs::hashes());
}

#[test]
fn a_difference_is_found_and_shown() {
    let mut altered = runs::EXPECTED.to_owned();
    let last = altered.trim_end().len() - 1;
    altered.replace_range(last..=last, "x");
    let shown = runs::first_difference(&altered).unwrap();
    assert!(shown.contains("app-with-sidecar minute 9"), "{shown}");
    assert!(shown.contains("599s 4/4"), "what happened in that minute: {shown}");
    assert!(runs::first_difference("").is_some(), "a run that is missing");
}
