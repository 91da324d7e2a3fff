//! The tests of pictures: what holds for those of every world, and samples to look at. All are one program, which
//! takes a fraction of the time to build that one for each file does.

// Tests may be blunt.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod any_world;
mod golden;
mod marks;
#[path = "../rules/mod.rs"]
mod rules;
mod samples;
mod style;
#[path = "../worlds/mod.rs"]
mod worlds;
