//! The bar at the top: what is open, and what one can do with it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

use crate::dom::{El, View, button, el, live, svg};
use crate::state::{Theme, playground};
use crate::ui::kit::{Sign, changing_icon, icon};

/// The bar at the top. `title` names what is open, and has its menu; `actions` stand at the right.
pub fn top_bar(title: View, actions: View) -> El {
    let layout = playground().layout;
    let theme_label = move || match layout.theme.get() {
        Theme::Light => "Dark theme",
        Theme::Dark => "Light theme",
    };
    let theme_sign = move || if layout.theme.get() == Theme::Dark { Sign::Sun } else { Sign::Moon };
    let panes = switch("button quiet icon wide-only", layout.panes)
        .attr("aria-label", "Workspace pane")
        .attr("title", "Show or hide the pane with the definition")
        .child(icon(Sign::Pane));
    let outline = switch("button quiet wide-only", layout.outline).text("Outline");
    let theme = button()
        .class("button quiet icon wide-only")
        .attr("aria-label", live(theme_label))
        .attr("title", live(theme_label))
        .child(changing_icon(theme_sign))
        .on_click(move || layout.toggle_theme());
    el("header")
        .class("topbar")
        .child(el("h1").class("brand").child(logo()).text("ECS Playground"))
        .child(title)
        .child(el("span").class("space"))
        .children([panes, outline, theme])
        .child(actions)
}

/// A button that shows and hides something.
fn switch(class: &'static str, open: RwSignal<bool>) -> El {
    button()
        .class(class)
        .attr("aria-pressed", live(move || open.get().to_string()))
        .on_click(move || open.update(|open| *open = !*open))
}

/// Three tasks in their sockets, and one that is still empty.
fn logo() -> El {
    let square = |x: &'static str, y: &'static str, side: &'static str, radius: &'static str| {
        let rect = svg("rect").attr("x", x).attr("y", y).attr("width", side).attr("height", side);
        rect.attr("rx", radius)
    };
    let task = |x, y| square(x, y, "4.6", "1.2").attr("fill", "currentColor").attr("stroke", "none");
    let socket = square("12.5", "12.5", "3.6", "0.9");
    svg("svg")
        .attr("viewBox", "0 0 22 22")
        .attr("aria-hidden", "true")
        .attr("fill", "none")
        .attr("stroke", "currentColor")
        .attr("stroke-width", "1.6")
        .child(square("1", "1", "20", "5"))
        .children([task("5.4", "5.4"), task("12", "5.4"), task("5.4", "12")])
        .child(socket.attr("stroke-width", "1").attr("stroke-dasharray", "1.4 1"))
}

/// The element that a click came from, if it is a button or in one.
pub fn button_of(event: &MouseEvent) -> HtmlElement {
    let target = event_target::<Element>(event);
    let button = target.closest("button").ok().flatten().and_then(|button| button.dyn_into().ok());
    button.unwrap_or_else(|| target.unchecked_into())
}
