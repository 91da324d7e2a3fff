//! A whole number with a button on either side.

use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use super::{Sign, icon};
use crate::dom::{El, button, el, live};

/// A spinbutton. Typing changes nothing until Enter or until the field is left, so that 12 is
/// never 1 for a moment; arrows and buttons act at once.
#[derive(Clone, Copy)]
pub struct NumberField {
    /// The name for assistive technology.
    pub label: &'static str,
    /// What it shows. Only another number replaces what is being typed.
    pub value: Memo<i64>,
    /// The smallest and the largest number that is allowed.
    pub range: (i64, i64),
    /// What an arrow adds.
    pub step: i64,
    /// Called with each new number.
    pub on_change: Callback<i64>,
}

impl NumberField {
    /// The field. `described_by` is the id of what describes it.
    pub fn view(self, described_by: Option<String>) -> El {
        let (min, max) = self.range;
        let input = el("input")
            .attr("type", "number")
            .attr("aria-label", self.label)
            .attr("aria-describedby", described_by)
            .attr("min", min.to_string())
            .attr("max", max.to_string())
            .attr("step", self.step.to_string())
            .value(live(move || self.value.get().to_string()))
            .on("keydown", move |event| self.keydown(&event))
            .on("change", move |event| self.changed(&event));
        el("span")
            .class("number")
            .child(self.stepper("Decrease", Sign::Minus, -self.step, min))
            .child(input)
            .child(self.stepper("Increase", Sign::Plus, self.step, max))
    }

    /// A button that adds `by` until `end` is reached.
    fn stepper(self, verb: &'static str, sign: Sign, by: i64, end: i64) -> El {
        button()
            .attr("tabindex", "-1")
            .attr("aria-label", format!("{verb} {}", self.label.to_lowercase()))
            .attr(
                "disabled",
                live(move || if by < 0 { self.value.get() <= end } else { self.value.get() >= end }),
            )
            .on_click(move || self.add(by))
            .child(icon(sign))
    }

    fn commit(self, number: i64) {
        let number = number.clamp(self.range.0, self.range.1);
        if number != self.value.get_untracked() {
            self.on_change.run(number);
        }
    }

    fn add(self, amount: i64) {
        self.commit(self.value.get_untracked().saturating_add(amount));
    }

    fn keydown(self, event: &KeyboardEvent) {
        match event.key().as_str() {
            "ArrowUp" => self.add(self.step),
            "ArrowDown" => self.add(-self.step),
            "PageUp" => self.add(self.step * 10),
            "PageDown" => self.add(-self.step * 10),
            _ => return,
        }
        event.prevent_default();
    }

    fn changed(self, event: &Event) {
        let input: HtmlInputElement = event_target(event);
        if let Ok(number) = input.value().trim().parse() {
            self.commit(number);
        }
        // What was typed and not accepted gives way to what holds.
        input.set_value(&self.value.get_untracked().to_string());
    }
}
