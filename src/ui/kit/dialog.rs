//! A dialog: the browser's own, which keeps the focus inside and closes on Escape.

use leptos::prelude::*;
use web_sys::{Event, HtmlDialogElement};

use super::{Sign, icon};
use crate::dom::{El, View, button, dynamic, effect, el};

/// A modal dialog with a title and a close button. It is open while there is something that it is about;
/// what is in it is made anew each time.
pub fn dialog<T: Clone + Send + Sync + 'static>(
    title: &'static str,
    about: RwSignal<Option<T>>,
    content: impl Fn(T) -> View + 'static,
) -> El {
    let body = dynamic(move || about.get().map(&content));
    frame(title, body, Signal::derive(move || about.with(Option::is_some)), move || about.set(None))
}

/// Apart from [`dialog`], which is compiled for everything that a dialog can be about.
fn frame(title: &'static str, body: View, open: Signal<bool>, shut: impl Fn() + Clone + 'static) -> El {
    let close = button().class("button quiet icon").attr("aria-label", "Close").on_click(shut.clone());
    let head =
        el("div").class("dialog-head").child(el("h2").text(title)).child(close.child(icon(Sign::Close)));
    let body = el("div").class("dialog-body").child(body);
    let dialog = el("dialog")
        .class("dialog")
        .attr("aria-label", title)
        .child(head)
        .child(body)
        .on("close", move |_: Event| shut());
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
