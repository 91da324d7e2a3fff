//! A dialog: the browser's own, which keeps the focus inside and closes on Escape.

use leptos::html;
use leptos::prelude::*;

use super::{Icon, Sign};

/// A modal dialog with a title and a close button.
#[component]
pub fn Dialog(
    /// What it is about.
    #[prop(into)]
    title: String,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What is in it, made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let heading = title.clone();
    view! {
        <dialog class="dialog" aria-label=title node_ref=dialog on:close=move |_| open.set(false)>
            <div class="dialog-head">
                <h2>{heading}</h2>
                <button type="button" class="button quiet icon" aria-label="Close" on:click=move |_| open.set(false)>
                    <Icon sign=Sign::Close/>
                </button>
            </div>
            <div class="dialog-body">{move || open.get().then(|| children())}</div>
        </dialog>
    }
}
