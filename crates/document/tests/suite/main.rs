//! The tests of the crate that are data: fixtures of rules, pages, forms, broken texts and recorded refusals.
//! A new case is a new file. With `BLESS=1` in the environment the expected outputs are written anew.

// Tests may be blunt.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod any_text;
mod appendix;
mod assist;
mod broken;
mod catalogue;
mod convert;
mod data;
mod effective;
mod fixtures;
mod forms;
mod fuzz;
mod hostile;
mod house;
mod launches;
mod lens;
mod markdown;
mod outline;
mod pages;
mod properties;
mod render;
mod schema;
mod shop;
mod silence;
