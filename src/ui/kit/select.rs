//! One of many, behind a button: the browser's own list box.

use leptos::prelude::*;
use web_sys::Event;

use super::{Sign, icon};
use crate::dom::{El, el, live};

/// A combobox. Values are what the options carry; words are what people read.
pub fn select(
    label: &'static str,
    options: impl IntoIterator<Item = (i64, String)>,
    value: Memo<i64>,
    on_change: Callback<i64>,
) -> El {
    let options =
        options.into_iter().map(|(option, words)| el("option").attr("value", option.to_string()).text(words));
    let list = el("select")
        .attr("aria-label", label)
        .children(options)
        .value(live(move || value.get().to_string()))
        .on("change", move |event: Event| {
            if let Ok(choice) = event_target_value(&event).parse() {
                on_change.run(choice);
            }
        });
    el("span").class("select").child(list).child(icon(Sign::Down))
}
