//! What the network mode of the definition means, and what another one would change.

use ecs_document::network_mode;
use leptos::prelude::*;

use crate::state::playground;

/// One sentence on the mode; one on each other mode behind it.
#[component]
pub fn NetworkModes() -> impl IntoView {
    let workspace = playground().workspace;
    let mode = Memo::new(move |_| workspace.judgement.with(|judged| judged.network_mode()));
    let content = move || {
        mode.get().map(|mode| {
            let (meaning, others) = network_mode::sentences(mode);
            let others = others.into_iter().map(|(other, sentence)| {
                view! { <dt>{other.as_aws()}</dt><dd>{sentence}</dd> }
            });
            view! {
                <details class="modes">
                    <summary><b>{format!("networkMode {}", mode.as_aws())}</b>" · "{meaning}</summary>
                    <h2>"With another mode"</h2>
                    <dl>{others.collect_view()}</dl>
                </details>
            }
        })
    };
    view! { {content} }
}
