//! Shapes of states, as the picture has them: colour is never the only sign.

use ecs_scene::reading::Meaning as TaskMeaning;
use leptos::prelude::*;

use crate::run::Meaning;

/// The shape of a meaning, in its colour.
#[component]
pub fn StateSign(
    /// What it means; may change.
    #[prop(into)]
    meaning: Signal<Meaning>,
) -> impl IntoView {
    move || {
        let (class, path) = match meaning.get() {
            Meaning::Plain => return ().into_any(),
            Meaning::Waiting => ("sign off dashed", "M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z"),
            Meaning::Task(TaskMeaning::Starting) => {
                ("sign start half", "M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z")
            }
            Meaning::Task(TaskMeaning::Serving) => ("sign ok", "M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1z"),
            Meaning::Task(TaskMeaning::Leaving) => ("sign stop", "M1.5 1.5h9v9h-9z"),
            Meaning::Task(TaskMeaning::Failed) => ("sign bad", "M6 1a5 5 0 1 0 5 5H6z"),
        };
        view! {
            <svg class=class viewBox="0 0 12 12" aria-hidden="true">
                <path d=path/>
                <path class="fill" d="M6 1.5a4.5 4.5 0 0 1 0 9z"/>
            </svg>
        }
        .into_any()
    }
}
