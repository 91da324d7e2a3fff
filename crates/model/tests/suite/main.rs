//! The tests of the engine: rules one by one, scenarios and runs that are data, and what holds in every world.
//! A new case of `golden`, `routing`, `health`, `reach` and `run_this` is a new file. All are one program, which
//! takes a fraction of the time to build that one for each file does.

// Tests may be blunt.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod causes;
mod determinism;
mod examples;
mod files;
mod golden;
mod health;
mod launches;
mod placement;
mod properties;
mod reach;
mod routing;
mod run_this;
mod scenario_actions;
mod scenario_format;
mod served;
#[path = "../support/mod.rs"]
mod support;
mod targets;
mod traffic;
#[path = "../worlds/mod.rs"]
mod worlds;
