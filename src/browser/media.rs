//! Media queries as signals.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

use super::window;

/// The page is being printed.
pub const PAPER: &str = "print";

/// Whether a media query holds, now and later.
pub fn media(query: &str) -> ReadSignal<bool> {
    let (holds, set) = signal(false);
    let Ok(Some(list)) = window().match_media(query) else { return holds };
    set.set(list.matches());
    let listened = list.clone();
    let changed = Closure::<dyn FnMut(Event)>::new(move |_| set.set(listened.matches()));
    let _ = list.add_event_listener_with_callback("change", changed.as_ref().unchecked_ref());
    // Media queries are asked for once, by the frame of the app, which lives as long as the page.
    changed.forget();
    holds
}

/// Whether the user asked for less motion.
pub const REDUCED_MOTION: &str = "(prefers-reduced-motion: reduce)";
/// Whether the screen is as narrow as a phone's.
pub const PHONE: &str = "(max-width: 640px)";
