//! What the network mode of the definition means, and what another one would change.

use ecs_document::network_mode::{self, NetworkMode};
use leptos::prelude::*;

use crate::state::playground;
use crate::ui::kit::{changing, views};

/// One sentence on the mode; one on each other mode behind it.
#[component]
pub fn NetworkModes() -> impl IntoView {
    let workspace = playground().workspace;
    let mode = Memo::new(move |_| workspace.judgement.with(|judged| judged.network_mode()));
    changing(move || mode.get().map_or_else(|| ().into_any(), sentences))
}

fn sentences(mode: NetworkMode) -> AnyView {
    let (meaning, others) = network_mode::sentences(mode);
    let others = others.into_iter().map(|(other, sentence)| {
        view! { <dt>{other.as_aws()}</dt><dd>{sentence}</dd> }.into_any()
    });
    view! {
        <details class="modes">
            <summary><b>{format!("networkMode {}", mode.as_aws())}</b>" · "{meaning}</summary>
            <h2>"With another mode"</h2>
            <dl>{views(others)}</dl>
        </details>
    }
    .into_any()
}
