//! One of many, behind a button: the browser's own list box.

use leptos::prelude::*;

use super::{Icon, Sign};

/// A combobox. Values are what the options carry; words are what people read.
#[component]
pub fn Select(
    /// The name for assistive technology.
    #[prop(into)]
    label: String,
    /// Values and words.
    options: Vec<(i64, String)>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<i64>,
    /// Called with each new choice.
    on_change: Callback<i64>,
) -> impl IntoView {
    let change = move |event: web_sys::Event| {
        if let Ok(choice) = event_target_value(&event).parse() {
            on_change.run(choice);
        }
    };
    let first = value.get_untracked();
    let options = options.into_iter().map(|(option, words)| {
        view! { <option value=option.to_string() selected=option == first>{words}</option> }
    });
    view! {
        <span class="select">
            <select aria-label=label prop:value=move || value.get().to_string() on:change=change>
                {options.collect_view()}
            </select>
            <Icon sign=Sign::Down/>
        </span>
    }
}
