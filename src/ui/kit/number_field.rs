//! A whole number with a button on either side.

use ecs_scene::words::number;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement, KeyboardEvent, MouseEvent, PointerEvent};

use super::{Sign, icon};
use crate::browser::document;
use crate::dom::{El, button, el, live};

/// A spinbutton whose number has its thousands apart. Typing changes nothing until Enter or until the field is left, so that 12 is
/// never 1 for a moment; arrows and buttons act at once, and it can be dragged.
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
        let drag = StoredValue::new(None::<Drag>);
        let input = el("input")
            .attr("type", "text")
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .attr("role", "spinbutton")
            .attr("aria-label", self.label)
            .attr("aria-describedby", described_by)
            .attr("aria-valuemin", min.to_string())
            .attr("aria-valuemax", max.to_string())
            .attr("aria-valuenow", live(move || self.value.get().to_string()))
            .value(live(move || self.shown()))
            .on("keydown", move |event| self.keydown(&event))
            .on("change", move |event| self.changed(&event))
            .on("mousedown", |event: MouseEvent| {
                // A press may become a drag; only a click goes into the field to type.
                if !has_focus(&field(&event)) {
                    event.prevent_default();
                }
            })
            .on("pointerdown", move |event: PointerEvent| {
                if event.button() == 0 && !has_focus(&field(&event)) {
                    let (x, from) = (event.client_x(), self.value.get_untracked());
                    drag.set_value(Some(Drag { x, from, to: None }));
                }
            })
            .on("pointermove", move |event: PointerEvent| {
                drag.update_value(|drag| drag.iter_mut().for_each(|drag| self.dragged(drag, &event)));
            })
            .on("pointerup", move |event: PointerEvent| match drag.try_update_value(Option::take).flatten() {
                Some(Drag { to: Some(to), .. }) => self.commit(to),
                Some(Drag { to: None, .. }) => {
                    let _ = field(&event).focus();
                    field(&event).select();
                }
                None => {}
            })
            .on("pointercancel", move |event: PointerEvent| {
                drag.set_value(None);
                field(&event).set_value(&untrack(|| self.shown()));
            });
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

    fn shown(self) -> String {
        words(self.value.get())
    }

    /// The pointer moves with the number in hand: it shows where it would come to.
    fn dragged(self, drag: &mut Drag, event: &PointerEvent) {
        let steps = i64::from((event.client_x() - drag.x) / STEP_PIXELS);
        if drag.to.is_none() && steps == 0 {
            return;
        }
        let _ = field(event).set_pointer_capture(event.pointer_id());
        let to = drag.from.saturating_add(steps.saturating_mul(self.step)).clamp(self.range.0, self.range.1);
        drag.to = Some(to);
        field(event).set_value(&words(to));
        event.prevent_default();
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
        if let Some(number) = typed(&input.value()) {
            self.commit(number);
        }
        // What was typed and not accepted gives way to what holds.
        input.set_value(&untrack(|| self.shown()));
    }
}

/// A number being dragged to the left or to the right.
#[derive(Clone, Copy)]
struct Drag {
    /// Where the pointer went down, in CSS pixels.
    x: i32,
    from: i64,
    /// Where it has come to; nothing as long as it may still be a click.
    to: Option<i64>,
}

/// How far the pointer moves for one step, in CSS pixels.
const STEP_PIXELS: i32 = 12;

/// The field that an event is about.
fn field(event: &Event) -> HtmlInputElement {
    event_target(event)
}

fn has_focus(input: &HtmlInputElement) -> bool {
    document().active_element().is_some_and(|focused| input.is_same_node(Some(&focused)))
}

fn words(value: i64) -> String {
    u64::try_from(value).map_or_else(|_| value.to_string(), number)
}

/// A whole number as people type it, its thousands set apart or not.
fn typed(text: &str) -> Option<i64> {
    let mut groups = text.trim().split([',', ' ', '\u{a0}', '’']);
    let first = groups.next()?.to_owned();
    let digits = groups.try_fold(first, |digits, group| (group.len() == 3).then(|| digits + group))?;
    digits.parse().ok()
}
