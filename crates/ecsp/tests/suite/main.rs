//! The tests of the command line, which run it as people do.

// Tests may be blunt.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cli;
mod pages;
mod sarif;
mod shell;
