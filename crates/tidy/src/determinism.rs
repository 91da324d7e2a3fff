//! The model gives the same events on every machine: nothing in it may depend on the order of
//! a hash table, on the rounding of a processor, or on the clock.

use crate::{Finding, Repository, has_word};

const BANNED: [&str; 8] =
    ["HashMap", "HashSet", "RandomState", "f32", "f64", "std::time", "Instant", "SystemTime"];

/// Finds what would make two runs of the model differ.
#[must_use]
pub fn check(repository: &Repository) -> Vec<Finding> {
    let sources = repository.files.iter().filter(|file| file.path.starts_with("crates/model/src/"));
    let mut findings = Vec::new();
    for file in sources {
        for (number, line) in file.lines() {
            let code = line.split("//").next().unwrap_or_default();
            for word in BANNED.iter().filter(|word| has_word(code, word)) {
                findings.push(format!("{}:{number}: the model must not use {word}", file.path));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_differs_between_runs_in_code_of_the_model_only() {
        let text = "use std::collections::HashMap;\n// f64 would round\nlet if64 = 1;\nlet t: f64 = 1;\n";
        let found =
            check(&Repository::of(&[("crates/model/src/a.rs", text), ("crates/scene/src/a.rs", text)]));
        assert_eq!(
            found,
            [
                "crates/model/src/a.rs:1: the model must not use HashMap",
                "crates/model/src/a.rs:4: the model must not use f64"
            ]
        );
    }
}
