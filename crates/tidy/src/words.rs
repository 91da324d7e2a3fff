//! Words that mean unfinished work, and ways to leave a test out. Written in two halves here, so
//! that this file does not find itself.

use crate::{Finding, Repository, has_word};

const UNFINISHED: [&str; 4] =
    [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("HA", "CK")];
const LEFT_OUT: [&str; 4] =
    [concat!("#[ig", "nore"), concat!(".on", "ly("), concat!(".sk", "ip("), concat!(".to", "do(")];

/// Finds marks of unfinished work in any file, and tests that are left out.
#[must_use]
pub fn check(repository: &Repository) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in repository.files.iter().filter(|file| !file.is_lock_file()) {
        let is_test = file.path.contains("test") && file.extension() != "rs";
        for (number, line) in file.lines() {
            let unfinished = UNFINISHED.iter().find(|word| has_word(line, word));
            // `iterator.skip(1)` is ordinary Rust; in JavaScript tests the same text leaves one out.
            let left_out =
                LEFT_OUT.iter().find(|word| line.contains(**word) && (is_test || word.starts_with('#')));
            for word in unfinished.into_iter().chain(left_out) {
                findings.push(format!("{}:{number}: contains {word}", file.path));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_unfinished_work_as_whole_words() {
        let bad = format!("fine\n// {}: later\n{}S are fine\n", UNFINISHED[0], UNFINISHED[3]);
        assert_eq!(
            check(&Repository::of(&[("a.rs", &bad)])),
            [format!("a.rs:2: contains {}", UNFINISHED[0])]
        );
    }

    #[test]
    fn finds_tests_that_are_left_out() {
        let rust = format!("{}]\nlist.iter(){}1)\n", LEFT_OUT[0], LEFT_OUT[2]);
        let script = format!("test{}'later', () => {{}});\n", LEFT_OUT[2]);
        let found = check(&Repository::of(&[("tests/a.rs", &rust), ("tests/a.test.mjs", &script)]));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("tests/a.rs:1") && found[1].starts_with("tests/a.test.mjs:1"));
    }
}
