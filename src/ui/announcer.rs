//! Says what happens to those who do not see it: politely, and not too often.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::dom::{El, el, live, on_change};
use crate::state::playground;

/// Between two announcements, in milliseconds: about as long as one takes to be read out.
const PAUSE: u32 = 4_000;

/// A live region with the last event worth hearing.
pub fn announcer() -> El {
    let run = playground().run;
    let said = RwSignal::new(String::new());
    // The number of events up to the last one that was said.
    let upto = StoredValue::new(run.story.with_untracked(|story| story.len()));
    let pause = StoredValue::new_local(None::<Timeout>);
    let say = move || {
        let line = run.story.with_untracked(|story| {
            let news = story.since(upto.get_value());
            upto.set_value(story.len());
            news
        });
        if let Some(line) = line {
            said.set(line);
        }
    };
    on_change(
        move || run.story.track(),
        move || {
            if pause.with_value(Option::is_some) {
                return;
            }
            say();
            let resume = move || {
                pause.set_value(None);
                say();
            };
            pause.set_value(Some(Timeout::new(PAUSE, resume)));
        },
    );
    el("p").class("heard").attr("aria-live", "polite").text(live(move || said.get()))
}
