//! A whole number with a button on either side.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::{Icon, Sign};

/// A spinbutton. Typing changes nothing until Enter or until the field is left, so that 12 is
/// never 1 for a moment; arrows and buttons act at once.
#[component]
pub fn NumberField(
    /// The name for assistive technology.
    #[prop(into)]
    label: String,
    /// What it shows.
    #[prop(into)]
    value: Signal<i64>,
    /// The smallest number that is allowed.
    min: i64,
    /// The largest number that is allowed.
    max: i64,
    /// What an arrow adds.
    #[prop(default = 1)]
    step: i64,
    /// The id of what describes it; empty for none.
    #[prop(into, optional)]
    described_by: String,
    /// Whether nothing can be changed now.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Called with each new number.
    on_change: Callback<i64>,
) -> impl IntoView {
    // Only another number replaces what is being typed.
    let value = Memo::new(move |_| value.get());
    let commit = move |number: i64| {
        let number = number.clamp(min, max);
        if number != value.get_untracked() {
            on_change.run(number);
        }
    };
    let add = move |amount: i64| commit(value.get_untracked().saturating_add(amount));
    let keydown = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "ArrowUp" => add(step),
            "ArrowDown" => add(-step),
            "PageUp" => add(step * 10),
            "PageDown" => add(-step * 10),
            _ => return,
        }
        event.prevent_default();
    };
    let changed = move |event: leptos::ev::Event| {
        if let Ok(number) = event_target_value(&event).trim().parse() {
            commit(number);
        }
        // What was typed and not accepted gives way to what holds.
        event_target::<web_sys::HtmlInputElement>(&event).set_value(&value.get_untracked().to_string());
    };
    let at_min = move || disabled.get() || value.get() <= min;
    let at_max = move || disabled.get() || value.get() >= max;
    let lower = label.to_lowercase();
    view! {
        <span class="number">
            <button
                type="button"
                tabindex="-1"
                aria-label=format!("Decrease {lower}")
                disabled=at_min
                on:click=move |_| add(-step)
            >
                <Icon sign=Sign::Minus/>
            </button>
            <input
                type="number"
                aria-label=label
                aria-describedby=(!described_by.is_empty()).then_some(described_by)
                min=min
                max=max
                step=step
                disabled=disabled
                prop:value=move || value.get().to_string()
                on:keydown=keydown
                on:change=changed
            />
            <button
                type="button"
                tabindex="-1"
                aria-label=format!("Increase {lower}")
                disabled=at_max
                on:click=move |_| add(step)
            >
                <Icon sign=Sign::Plus/>
            </button>
        </span>
    }
}
