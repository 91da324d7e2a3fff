//! What there is to know about the definition as a whole, each behind a line of its own and worked out only
//! while that is open.

use ecs_judge::Row;
use leptos::prelude::*;
use web_sys::{Event, HtmlDetailsElement};

use super::repair::{self, Preview};
use crate::dom::{El, View, button, dynamic, el};
use crate::state::{Judge, Workspace, playground};

/// All of them. What is offered there is looked at in `preview` first.
pub fn sections(preview: RwSignal<Option<Preview>>) -> View {
    let workspace = playground().workspace;
    let offer = move |row: &Row| ready(workspace, row, preview);
    View::of([section("Where it runs", Judge::launch_types, offer)])
}

fn section(
    title: &'static str,
    rows: fn(Judge, &str) -> Vec<Row>,
    offer: impl Fn(&Row) -> Option<El> + 'static,
) -> El {
    let workspace = playground().workspace;
    let open = RwSignal::new(false);
    let content = move || {
        let judged = workspace.judgement.get();
        let rows = if judged.verdict.is_some() { rows(workspace.judge, &judged.text) } else { Vec::new() };
        if rows.is_empty() {
            return View::from(super::note("There is no task definition in this text."));
        }
        el("dl").class("facts").children(rows.iter().flat_map(|row| entry(row, offer(row)))).into()
    };
    let content = std::rc::Rc::new(content);
    let toggle = move |event: Event| open.set(event_target::<HtmlDetailsElement>(&event).open());
    el("details")
        .class("section")
        .child(el("summary").text(title))
        .child(dynamic(move || open.get().then(|| content())))
        .on("toggle", toggle)
}

fn entry(row: &Row, offer: Option<El>) -> [El; 2] {
    let notes = row.notes.iter().map(|note| el("li").text(note.clone()));
    let notes = (!row.notes.is_empty()).then(|| el("ul").children(notes));
    let value = el("p").text(row.value.clone());
    [el("dt").text(row.name.clone()), el("dd").child(value).child(notes).child(offer)]
}

/// The button that makes a definition ready for a launch type.
fn ready(workspace: Workspace, row: &Row, preview: RwSignal<Option<Preview>>) -> Option<El> {
    let target = Some(row.action.clone()).filter(|target| !target.is_empty())?;
    let make = move || preview.set(repair::ready(workspace, &target, preview));
    let name = format!("Make it ready for {}", row.name);
    Some(button().class("button small").text(name).on_click(make))
}
