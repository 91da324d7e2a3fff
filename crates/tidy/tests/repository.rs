//! The checks, on this repository.

use std::path::Path;
use tidy::{Finding, Repository};

fn assert_clean(check: fn(&Repository) -> Vec<Finding>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let findings = match Repository::read(&root) {
        Ok(repository) if repository.has("crates/tidy/Cargo.toml") => check(&repository),
        Ok(_) => vec!["git lists something else than the whole repository".to_owned()],
        Err(error) => vec![format!("git cannot list the files: {error}")],
    };
    assert!(findings.is_empty(), "\n{}\n", findings.join("\n"));
}

#[test]
fn files_are_short() {
    assert_clean(tidy::length::check);
}

#[test]
fn nothing_is_left_unfinished() {
    assert_clean(tidy::words::check);
}

#[test]
fn nothing_names_one_machine() {
    assert_clean(tidy::machine::check);
}

#[test]
fn versions_agree() {
    assert_clean(tidy::versions::check);
}

#[test]
fn arrows_point_down() {
    assert_clean(tidy::arrows::check);
}

#[test]
fn the_model_is_deterministic() {
    assert_clean(tidy::determinism::check);
}

#[test]
fn links_lead_somewhere() {
    assert_clean(tidy::links::check);
}

#[test]
fn tests_are_one_program() {
    assert_clean(tidy::suites::check);
}
