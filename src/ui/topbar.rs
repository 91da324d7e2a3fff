//! The bar at the top: what is open, and what one can do with it.

use leptos::prelude::*;
use web_sys::{HtmlElement, MouseEvent};

use crate::state::{Theme, playground};
use crate::ui::kit::{Icon, Sign};

/// The bar at the top.
#[component]
pub fn TopBar(
    /// What stands in the middle: the name of what is open and its menu.
    title: AnyView,
    /// The actions at the right.
    actions: AnyView,
) -> impl IntoView {
    let layout = playground().layout;
    let theme =
        Signal::derive(move || if layout.theme.get() == Theme::Dark { Sign::Sun } else { Sign::Moon });
    let theme_label = move || match layout.theme.get() {
        Theme::Light => "Dark theme",
        Theme::Dark => "Light theme",
    };
    view! {
        <header class="topbar">
            <h1 class="brand">
                <Logo/>
                "ECS Playground"
            </h1>
            {title}
            <span class="space"></span>
            <button
                type="button"
                class="button quiet icon wide-only"
                aria-label="Workspace pane"
                title="Show or hide the pane with the definition"
                aria-pressed=move || layout.panes.get().to_string()
                on:click=move |_| layout.panes.update(|open| *open = !*open)
            >
                <Icon sign=Sign::Pane/>
            </button>
            <button
                type="button"
                class="button quiet wide-only"
                aria-pressed=move || layout.outline.get().to_string()
                on:click=move |_| layout.outline.update(|open| *open = !*open)
            >
                "Outline"
            </button>
            <button
                type="button"
                class="button quiet icon wide-only"
                aria-label=theme_label
                title=theme_label
                on:click=move |_| layout.toggle_theme()
            >
                <Icon sign=theme/>
            </button>
            {actions}
        </header>
    }
}

/// Three tasks in their sockets, and one that is still empty.
#[component]
fn Logo() -> impl IntoView {
    view! {
        <svg viewBox="0 0 22 22" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6">
            <rect x="1" y="1" width="20" height="20" rx="5"/>
            <rect x="5.4" y="5.4" width="4.6" height="4.6" rx="1.2" fill="currentColor" stroke="none"/>
            <rect x="12" y="5.4" width="4.6" height="4.6" rx="1.2" fill="currentColor" stroke="none"/>
            <rect x="5.4" y="12" width="4.6" height="4.6" rx="1.2" fill="currentColor" stroke="none"/>
            <rect x="12.5" y="12.5" width="3.6" height="3.6" rx="0.9" stroke-width="1" stroke-dasharray="1.4 1"/>
        </svg>
    }
}

/// The element that a click came from, if it is a button or in one.
pub fn button_of(event: &MouseEvent) -> HtmlElement {
    use wasm_bindgen::JsCast;
    let target = event_target::<web_sys::Element>(event);
    let button = target.closest("button").ok().flatten().and_then(|button| button.dyn_into().ok());
    button.unwrap_or_else(|| target.unchecked_into())
}
