//! Judging as a module of its own.
//!
//! The rules are a large part of the program and the stage needs none of them: the page loads them beside
//! the editor, as a second WebAssembly module. What crosses from one to the other is a [`Verdict`], written as
//! JSON by the module that judges ([`Verdict::to_json`]) and read by the one that shows
//! ([`Verdict::from_json`]). Who has both in one program asks [`Verdict::of`].

mod assist;
mod conversion;
mod defaults;
mod launches;
mod read;
mod repair;
mod rows;
mod verdict;

pub use assist::{complete, hover, name_at, rename};
pub use conversion::Conversion;
pub use defaults::Ghost;
pub use launches::launches;
pub use repair::{Hunk, Repair};
pub use rows::{Row, filled_in, launch_types, read_back, rows_to_json};
pub use verdict::{Modes, Problem, Related, Verdict};
