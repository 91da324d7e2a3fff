//! All safe fixes at once, looked at before they are made.

use std::sync::Arc;

use ecs_document::text::Edit;
use ecs_judge::{Hunk, Repair};
use leptos::prelude::*;

use super::note;
use crate::dom::{El, View, button, el};
use crate::state::{Workspace, playground};

/// A repair with the text that it is about.
#[derive(Clone)]
pub struct Preview {
    text: Arc<str>,
    repair: Repair,
    open: RwSignal<Option<Preview>>,
}

/// What all safe fixes would change in the text that is open.
pub fn of(workspace: Workspace, open: RwSignal<Option<Preview>>) -> Option<Preview> {
    let text = workspace.text.get_untracked();
    let repair = workspace.aim.with_untracked(|aim| workspace.judge.repair(&text, aim))?;
    Some(Preview { text, repair, open })
}

/// What makes the text that is open ready for a launch type.
pub fn ready(workspace: Workspace, target: &str, open: RwSignal<Option<Preview>>) -> Option<Preview> {
    let text = workspace.text.get_untracked();
    let repair = workspace.judge.ready(&text, target)?;
    Some(Preview { text, repair, open })
}

/// The lines that change, and the button that changes them.
pub fn preview(preview: Preview) -> View {
    let workspace = playground().workspace;
    let lines: Vec<El> =
        preview.repair.hunks.iter().flat_map(|hunk| difference(&preview.text, hunk)).collect();
    let done = preview.clone();
    let apply = button().class("button primary").text("Apply").on_click(move || {
        done.open.set(None);
        workspace.apply(&done.text, &edits(&done.repair));
    });
    let words = "Everything else stays as it is. Undo takes all of it back.";
    View::of([
        el("div")
            .class("difference scroll")
            .attr("role", "group")
            .attr("aria-label", "Changes")
            .attr("tabindex", "0")
            .children(lines),
        note(words),
    ])
    .and(el("p").class("fixes").child(apply))
}

fn edits(repair: &Repair) -> Vec<Edit> {
    repair.hunks.iter().map(|hunk| Edit::replace(hunk.span, hunk.text.clone())).collect()
}

/// The lines of one change: what goes, then what comes.
fn difference(text: &str, hunk: &Hunk) -> Vec<El> {
    let goes = hunk.span.of(text).lines().map(|line| ("del", "−", line));
    let comes = hunk.text.lines().map(|line| ("ins", "+", line));
    let place = el("p").class("where").text(format!("Line {}", hunk.line));
    let lines = goes.chain(comes).map(|(tag, sign, line)| {
        let sign = el("span").attr("aria-hidden", "true").text(sign);
        el(tag).child(sign).child(el("code").text(line.to_owned()))
    });
    std::iter::once(place).chain(lines).collect()
}
