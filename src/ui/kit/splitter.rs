//! The line between two panes, to be dragged or moved with the arrow keys.

use leptos::prelude::*;
use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};

/// A vertical separator; what lies to its left is `width` CSS pixels wide.
#[component]
pub fn Splitter(
    /// The name for assistive technology.
    #[prop(into)]
    label: String,
    /// The width to its left.
    width: RwSignal<f64>,
    /// The least and the most that it may be.
    range: (f64, f64),
) -> impl IntoView {
    let dragging = RwSignal::new(false);
    let set = move |to: f64| width.set(to.clamp(range.0, range.1).round());
    let down = move |event: PointerEvent| {
        event.prevent_default();
        let _ = event_target::<HtmlElement>(&event).set_pointer_capture(event.pointer_id());
        dragging.set(true);
    };
    let moved = move |event: PointerEvent| {
        if dragging.get_untracked() {
            set(f64::from(event.client_x()));
        }
    };
    let keydown = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowLeft" => -16.0,
            "ArrowRight" => 16.0,
            _ => return,
        };
        event.prevent_default();
        set(width.get_untracked() + by);
    };
    view! {
        <div
            class="splitter"
            role="separator"
            tabindex="0"
            aria-orientation="vertical"
            aria-label=label
            aria-valuenow=move || width.get().to_string()
            aria-valuemin=range.0.to_string()
            aria-valuemax=range.1.to_string()
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=move |_| dragging.set(false)
            on:pointercancel=move |_| dragging.set(false)
            on:keydown=keydown
        ></div>
    }
}
