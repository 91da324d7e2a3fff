//! Tabs: a list of names, one panel at a time.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// The list of tabs. A tab and its panel find each other by the tab's id.
#[component]
pub fn TabList<T>(
    /// The name for assistive technology.
    #[prop(into)]
    label: String,
    /// Values, ids and what stands on the tabs.
    tabs: Vec<(T, &'static str, AnyView)>,
    /// Which one is open.
    active: RwSignal<T>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let list = NodeRef::<html::Div>::new();
    let values: Vec<T> = tabs.iter().map(|(value, ..)| *value).collect();
    let count = values.len().max(1);
    let keydown = move |event: KeyboardEvent| {
        let at = values.iter().position(|value| *value == active.get_untracked()).unwrap_or(0);
        let next = match event.key().as_str() {
            "ArrowRight" => (at + 1) % count,
            "ArrowLeft" => (at + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        if let Some(value) = values.get(next) {
            active.set(*value);
        }
        let tab = list.get_untracked().and_then(|list| list.children().item(next as u32));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
            let _ = tab.focus();
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label node_ref=list on:keydown=keydown>
            {tabs
                .into_iter()
                .map(|(value, id, content)| {
                    let open = move || active.get() == value;
                    view! {
                        <button
                            type="button"
                            role="tab"
                            id=format!("tab-{id}")
                            aria-controls=format!("panel-{id}")
                            aria-selected=move || open().to_string()
                            tabindex=move || if open() { "0" } else { "-1" }
                            on:click=move |_| active.set(value)
                        >
                            {content}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}

/// What a tab shows. It stays on the page while another one is open, so that nothing typed in
/// it is lost.
#[component]
pub fn TabPanel<T>(
    /// The value of its tab.
    value: T,
    /// The id of its tab.
    id: &'static str,
    /// Which tab is open.
    active: RwSignal<T>,
    /// What is in it.
    children: Children,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    view! {
        <div
            role="tabpanel"
            id=format!("panel-{id}")
            aria-labelledby=format!("tab-{id}")
            hidden=move || active.get() != value
        >
            {children()}
        </div>
    }
}
