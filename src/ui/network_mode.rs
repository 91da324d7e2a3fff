//! What the network mode of the definition means, and what another one would change.

use ecs_judge::Modes;
use leptos::prelude::*;

use crate::dom::{El, View, dynamic, el, memo};
use crate::state::playground;

/// One sentence on the mode; one on each other mode behind it.
pub fn network_modes() -> View {
    let workspace = playground().workspace;
    let modes = memo(move || {
        workspace.judgement.with(|judged| judged.verdict.as_ref().and_then(|verdict| verdict.modes.clone()))
    });
    dynamic(move || modes.get().map(details))
}

fn details(modes: Modes) -> El {
    let name = el("b").text(format!("networkMode {}", modes.name));
    let others = modes.others.into_iter();
    let others = others.flat_map(|(other, sentence)| [el("dt").text(other), el("dd").text(sentence)]);
    el("details")
        .class("modes")
        .child(el("summary").child(name).text(" · ").text(modes.meaning))
        .child(el("h2").text("With another mode"))
        .child(el("dl").children(others))
}
