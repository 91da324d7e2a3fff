//! A newer build of the page waits: `assets/register-sw.js` says so with an event.

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::CustomEvent;

use super::window;

/// Calls `offer` with a function that switches to the new build and reloads the page.
pub fn when_new_version(offer: impl Fn(Function) + 'static) {
    let found = Closure::<dyn FnMut(CustomEvent)>::new(move |event: CustomEvent| {
        if let Ok(switch) = event.detail().dyn_into::<Function>() {
            offer(switch);
        }
    });
    let _ = window().add_event_listener_with_callback("new-version", found.as_ref().unchecked_ref());
    found.forget();
}
