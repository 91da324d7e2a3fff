//! The tests of what passes between the page and its judge.

// Tests may be blunt.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod assist;
mod crossing;
mod defaults;
