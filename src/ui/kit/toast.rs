//! One sentence at the foot of the page that goes away by itself.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

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
}

/// Where sentences are shown and read out.
#[component]
pub fn ToastHost(
    /// What is said.
    toasts: Toasts,
) -> impl IntoView {
    let content = move || {
        toasts.current.get().map(|toast| {
            let action = toast.action.map(|(word, action)| {
                let run = move |_| {
                    toasts.current.set(None);
                    action.run(());
                };
                view! { <button type="button" on:click=run>{word}</button> }
            });
            view! { <span>{toast.text}</span>{action} }
        })
    };
    view! { <div class="toast" role="status" class:heard=move || toasts.current.get().is_none()>{content}</div> }
}
