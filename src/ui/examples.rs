//! The name of what is open, and the menu of examples behind it.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::state::examples::EXAMPLES;
use crate::state::playground;
use crate::ui::kit::{Icon, MenuItem, Sign};
use crate::ui::topbar::button_of;

/// The name of what is open; pressed, it shows the examples.
#[component]
pub fn ExamplesMenu() -> impl IntoView {
    let playground = playground();
    let title = playground.workspace.title;
    let open = move |event: MouseEvent| {
        let items = EXAMPLES.iter().map(|example| {
            let show = move || {
                let (text, scenario) = example.open();
                playground.open(example.title, Arc::from(text), scenario);
            };
            MenuItem::new(example.title, show).with_detail(example.about)
        });
        playground.menus.open_under(&button_of(&event), "Examples", items.collect());
    };
    view! {
        <span class="crumb" aria-hidden="true">"/"</span>
        <button
            type="button"
            class="button quiet example"
            aria-haspopup="menu"
            aria-label=move || format!("Examples, open: {}", title.get())
            on:click=open
        >
            <span>{title}</span>
            <Icon sign=Sign::Down/>
        </button>
    }
}
