//! One sentence at the foot of the page that goes away by itself.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use crate::dom::{El, View, button, dynamic, el, live};

/// How long a sentence stays, in milliseconds; what can be undone stays longer.
const STAYS: u32 = 6_000;

#[derive(Clone)]
struct Toast {
    text: String,
    action: Option<(&'static str, Callback<()>)>,
}

/// Says one sentence at a time.
#[derive(Clone, Copy)]
pub struct Toasts {
    current: RwSignal<Option<Toast>>,
    timeout: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Default for Toasts {
    /// Nothing is said yet.
    fn default() -> Toasts {
        Toasts { current: RwSignal::new(None), timeout: StoredValue::new_local(None) }
    }
}

impl Toasts {
    /// Says `text`.
    pub fn say(self, text: impl Into<String>) {
        self.show(Toast { text: text.into(), action: None }, STAYS);
    }

    /// Says `text` and offers to do something about it.
    pub fn offer(self, text: impl Into<String>, word: &'static str, action: Callback<()>) {
        self.show(Toast { text: text.into(), action: Some((word, action)) }, STAYS * 5);
    }

    fn show(self, toast: Toast, stays: u32) {
        self.current.set(Some(toast));
        let current = self.current;
        self.timeout.set_value(Some(Timeout::new(stays, move || current.set(None))));
    }

    fn content(self) -> View {
        let Some(toast) = self.current.get() else { return View::nothing() };
        let action = toast.action.map(|(word, action)| {
            button().text(word).on_click(move || {
                self.current.set(None);
                action.run(());
            })
        });
        View::of([el("span").text(toast.text)]).and(action)
    }
}

/// Where sentences are shown and read out.
pub fn toast_host(toasts: Toasts) -> El {
    el("div")
        .class("toast")
        .attr("role", "status")
        .class_if("heard", live(move || toasts.current.get().is_none()))
        .child(dynamic(move || toasts.content()))
}
