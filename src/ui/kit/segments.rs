//! One of a few, all in sight.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// A radio group in one line. Arrows move the choice, as in every radio group.
#[component]
pub fn Segments<T>(
    /// The name for assistive technology.
    #[prop(into)]
    label: String,
    /// Values with their words.
    options: Vec<(T, &'static str)>,
    /// What is chosen.
    #[prop(into)]
    value: Signal<T>,
    /// Called with each new choice.
    on_change: Callback<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let group = NodeRef::<html::Div>::new();
    let values: Vec<T> = options.iter().map(|(value, _)| *value).collect();
    let count = values.len().max(1);
    let keydown = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => 1,
            "ArrowLeft" | "ArrowUp" => count - 1,
            _ => return,
        };
        event.prevent_default();
        let at = values.iter().position(|option| *option == value.get_untracked()).unwrap_or(0);
        let next = (at + step) % count;
        if let Some(choice) = values.get(next) {
            on_change.run(*choice);
        }
        let button = group.get_untracked().and_then(|group| group.children().item(next as u32));
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            let _ = button.focus();
        }
    };
    view! {
        <div class="segments" role="radiogroup" aria-label=label node_ref=group on:keydown=keydown>
            {options
                .into_iter()
                .map(|(option, word)| {
                    let chosen = move || value.get() == option;
                    view! {
                        <button
                            type="button"
                            role="radio"
                            aria-checked=move || chosen().to_string()
                            tabindex=move || if chosen() { "0" } else { "-1" }
                            on:click=move |_| on_change.run(option)
                        >
                            {word}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}
