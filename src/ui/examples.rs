//! The name of what is open, and the menu of examples behind it.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::dom::{View, button, el, live};
use crate::state::examples::{EXAMPLES, Example};
use crate::state::{Playground, playground};
use crate::ui::kit::{MenuItem, Sign, icon};
use crate::ui::topbar::button_of;

/// The name of what is open; pressed, it shows the examples.
pub fn examples_menu() -> View {
    let playground = playground();
    let title = playground.workspace.title;
    let open = move |event: MouseEvent| {
        playground.menus.open_under(&button_of(&event), "Examples", items(playground));
    };
    let name = button()
        .class("button quiet example")
        .attr("aria-haspopup", "menu")
        .attr("aria-label", live(move || format!("Examples, open: {}", title.get())))
        .child(el("span").text(live(move || title.get())))
        .child(icon(Sign::Down))
        .on("click", open);
    View::of([el("span").class("crumb").attr("aria-hidden", "true").text("/"), name])
}

fn items(playground: Playground) -> Vec<MenuItem> {
    let item = |example: &'static Example| {
        let show = move || {
            let (text, scenario) = example.open();
            playground.replace(|| playground.open(example.title, Arc::from(text), scenario));
        };
        MenuItem::new(example.title, show).with_detail(example.about)
    };
    let former = playground.former.get_untracked().map(|former| {
        MenuItem::new("What you had open before", move || playground.back_to_former())
            .with_detail(former.title)
    });
    EXAMPLES.iter().map(item).chain(former).collect()
}
