//! What the app needs of the browser. Everything that a frame, a setting or a policy may refuse
//! is asked for here and nowhere else, and a refusal is an ordinary answer.

pub mod address;
pub mod clipboard;
pub mod frames;
pub mod keep;
pub mod media;
pub mod modules;
pub mod panic_card;
pub mod tab;
pub mod update;

use web_sys::{Document, Window};

/// The window; the app runs in nothing else.
pub fn window() -> Window {
    leptos::prelude::window()
}

/// The page.
pub fn document() -> Document {
    leptos::prelude::document()
}

/// Milliseconds since the page was opened; grows evenly.
pub fn milliseconds() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}
