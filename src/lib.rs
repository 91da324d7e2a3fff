//! The app: Leptos and the browser, nothing else. What is worth testing lives in the crates.

mod app;
pub mod browser;
pub mod dom;
pub mod run;
pub mod state;
pub mod ui;

pub use app::mount;
