//! The line between two panes, to be dragged or moved with the arrow keys.

use leptos::prelude::*;
use web_sys::{HtmlElement, KeyboardEvent, PointerEvent};

use crate::dom::{El, el, live};

/// A vertical separator; what lies to its left is `width` CSS pixels wide, between the least and
/// the most of `range`.
pub fn splitter(label: &'static str, width: RwSignal<f64>, range: (f64, f64)) -> El {
    let dragging = StoredValue::new(false);
    let set = move |to: f64| width.set(to.clamp(range.0, range.1).round());
    let down = move |event: PointerEvent| {
        event.prevent_default();
        let _ = event_target::<HtmlElement>(&event).set_pointer_capture(event.pointer_id());
        dragging.set_value(true);
    };
    let moved = move |event: PointerEvent| {
        if dragging.get_value() {
            set(f64::from(event.client_x()));
        }
    };
    let up = move |_: PointerEvent| dragging.set_value(false);
    let keydown = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowLeft" => -16.0,
            "ArrowRight" => 16.0,
            _ => return,
        };
        event.prevent_default();
        set(width.get_untracked() + by);
    };
    el("div")
        .class("splitter")
        .attr("role", "separator")
        .attr("tabindex", "0")
        .attr("aria-orientation", "vertical")
        .attr("aria-label", label)
        .attr("aria-valuenow", live(move || width.get().to_string()))
        .attr("aria-valuemin", range.0.to_string())
        .attr("aria-valuemax", range.1.to_string())
        .on("pointerdown", down)
        .on("pointermove", moved)
        .on("pointerup", up)
        .on("pointercancel", up)
        .on("keydown", keydown)
}
