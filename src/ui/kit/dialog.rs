//! A dialog: the browser's own, which keeps the focus inside and closes on Escape.

use leptos::prelude::*;
use web_sys::{Event, HtmlDialogElement};

use super::{Sign, icon};
use crate::dom::{El, View, button, dynamic, effect, el};

/// A modal dialog with a title and a close button. What is in it is made anew each time it opens.
pub fn dialog(title: &'static str, open: RwSignal<bool>, content: impl Fn() -> View + 'static) -> El {
    let close =
        button().class("button quiet icon").attr("aria-label", "Close").on_click(move || open.set(false));
    let head =
        el("div").class("dialog-head").child(el("h2").text(title)).child(close.child(icon(Sign::Close)));
    let body = el("div").class("dialog-body").child(dynamic(move || open.get().then(&content)));
    let dialog = el("dialog")
        .class("dialog")
        .attr("aria-label", title)
        .child(head)
        .child(body)
        .on("close", move |_: Event| open.set(false));
    let element: HtmlDialogElement = dialog.element();
    effect(move || {
        if open.get() && !element.open() {
            let _ = element.show_modal();
        } else if !open.get() && element.open() {
            element.close();
        }
    });
    dialog
}
