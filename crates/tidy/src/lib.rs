//! Checks of the repository itself that no compiler or linter can make: the length of files,
//! words that mean unfinished work, places that exist on one machine only, versions that must
//! agree, the direction of the arrows between crates, what the model may not use, and links.
//!
//! Every check takes the tracked files and returns its findings, each naming file and line.
//! `tests/repository.rs` runs them on this repository; each module also shows on a bad sample
//! that its check can fail.

pub mod arrows;
pub mod determinism;
pub mod length;
pub mod links;
pub mod machine;
pub mod manifest;
mod repository;
pub mod suites;
pub mod versions;
pub mod words;

pub use repository::{Repository, SourceFile};

/// Where something is wrong and what, ready to be read: `path:line: what`.
pub type Finding = String;

/// Whether `text` has `word` at `at` as a word of its own, not as part of a longer name.
fn stands_alone(text: &str, at: usize, word: &str) -> bool {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    let before = text.get(..at).and_then(|rest| rest.chars().next_back());
    let after = text.get(at + word.len()..).and_then(|rest| rest.chars().next());
    !before.is_some_and(is_name) && !after.is_some_and(is_name)
}

/// Whether `line` contains `word` as a word of its own.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| stands_alone(line, at, word))
}
