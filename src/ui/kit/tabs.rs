//! Tabs: a list of names, one panel at a time.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::focus_child;
use crate::dom::{El, View, button, el, live};

/// One tab. It and its panel find each other by its id.
pub struct Tab<T> {
    /// What is open when it is.
    pub value: T,
    /// Its id on the page.
    pub id: &'static str,
    /// What stands on it.
    pub name: View,
}

/// The list of tabs; `active` says which one is open.
pub fn tab_list<T>(label: &'static str, tabs: Vec<Tab<T>>, active: RwSignal<T>) -> El
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let values: Vec<T> = tabs.iter().map(|tab| tab.value).collect();
    let tabs = tabs.into_iter().map(|tab| {
        let open = move || active.get() == tab.value;
        button()
            .attr("role", "tab")
            .attr("id", format!("tab-{}", tab.id))
            .attr("aria-controls", format!("panel-{}", tab.id))
            .attr("aria-selected", live(move || open().to_string()))
            .attr("tabindex", live(move || if open() { "0" } else { "-1" }))
            .child(tab.name)
            .on_click(move || active.set(tab.value))
    });
    let list = el("div").class("tabs").attr("role", "tablist").attr("aria-label", label).children(tabs);
    let element = list.element();
    list.on("keydown", move |event: KeyboardEvent| {
        let count = values.len().max(1);
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
        focus_child(&element, next);
    })
}

/// What the tab with this value and id shows. It stays on the page while another one is open, so
/// that nothing typed in it is lost.
pub fn tab_panel<T>(value: T, id: &'static str, active: RwSignal<T>, content: impl Into<View>) -> El
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    el("div")
        .attr("role", "tabpanel")
        .attr("id", format!("panel-{id}"))
        .attr("aria-labelledby", format!("tab-{id}"))
        .attr("hidden", live(move || active.get() != value))
        .child(content)
}
