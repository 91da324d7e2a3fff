//! The app: Leptos and the browser, nothing else.

use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    view! { <main><h1>"ECS Playground"</h1></main> }
}
