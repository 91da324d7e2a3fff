//! What the network mode of the definition means, and what another one would change.

use ecs_document::network_mode::{self, NetworkMode};
use leptos::prelude::*;

use crate::dom::{El, View, dynamic, el, memo};
use crate::state::playground;

/// One sentence on the mode; one on each other mode behind it.
pub fn network_modes() -> View {
    let workspace = playground().workspace;
    let mode = memo(move || workspace.judgement.with(|judged| judged.network_mode()));
    dynamic(move || mode.get().map(details))
}

fn details(mode: NetworkMode) -> El {
    let (meaning, others) = network_mode::sentences(mode);
    let name = el("b").text(format!("networkMode {}", mode.as_aws()));
    let others = others
        .into_iter()
        .flat_map(|(other, sentence)| [el("dt").text(other.as_aws()), el("dd").text(sentence)]);
    el("details")
        .class("modes")
        .child(el("summary").child(name).text(" · ").text(meaning))
        .child(el("h2").text("With another mode"))
        .child(el("dl").children(others))
}
