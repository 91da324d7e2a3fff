//! One of a few, all in sight.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::focus_child;
use crate::dom::{El, button, el, live};

/// A radio group in one line. Arrows move the choice, as in every radio group. `options` has the
/// values with their words.
pub fn segments<T>(label: &'static str, options: &'static [(T, &'static str)], choice: RwSignal<T>) -> El
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let radios = options.iter().map(|(option, word)| {
        let chosen = move || choice.get() == *option;
        button()
            .attr("role", "radio")
            .attr("aria-checked", live(move || chosen().to_string()))
            .attr("tabindex", live(move || if chosen() { "0" } else { "-1" }))
            .text(*word)
            .on_click(move || choice.set(*option))
    });
    let group =
        el("div").class("segments").attr("role", "radiogroup").attr("aria-label", label).children(radios);
    let element = group.element();
    group.on("keydown", move |event: KeyboardEvent| {
        let count = options.len().max(1);
        let step = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => 1,
            "ArrowLeft" | "ArrowUp" => count - 1,
            _ => return,
        };
        event.prevent_default();
        let at = options.iter().position(|(option, _)| *option == choice.get_untracked()).unwrap_or(0);
        let next = (at + step) % count;
        if let Some((option, _)) = options.get(next) {
            choice.set(*option);
        }
        focus_child(&element, next);
    })
}
