//! What there is to know about the definition as a whole, each behind a line of its own and worked out only
//! while that is open.

use ecs_judge::Row;
use leptos::prelude::*;
use web_sys::{Event, HtmlDetailsElement};

use super::conversion;
use super::repair::{self, Preview};
use crate::dom::{El, View, button, dynamic, el};
use crate::state::{Aim, Judge, Playground, Workspace, playground};
use crate::ui::kit::dialog;
use crate::ui::share::copied;

/// How a section asks the judge.
type Ask = fn(Judge, &str, &Aim) -> Vec<Row>;

/// All of them. What is offered there is looked at in `preview` first.
pub fn sections(preview: RwSignal<Option<Preview>>) -> View {
    let workspace = playground().workspace;
    let effective = RwSignal::new(None::<String>);
    let show = move || {
        let text = workspace.text.get_untracked();
        effective.set(workspace.aim.with_untracked(|aim| workspace.judge.effective_definition(&text, aim)));
    };
    let converted = RwSignal::new(None);
    let whole = move || button().class("button small").text("Show the whole definition").on_click(show);
    View::of([
        section(
            "Where it runs",
            Judge::launch_types,
            move |row| ready(workspace, row, preview),
            View::nothing,
        ),
        section("What ECS fills in", Judge::filled_in, |_| None, move || whole().into()),
        section("In plain words", Judge::read_back, |_| None, View::nothing),
        in_other_forms(converted),
        dialog("In another form", converted, move |it| conversion::conversion(it, converted)),
        dialog("The effective definition", effective, |text| copied("Definition", text)),
    ])
}

fn in_other_forms(converted: conversion::Shown) -> El {
    let forms = conversion::buttons(converted);
    el("details").class("section").child(el("summary").text("In other forms")).child(forms)
}

fn section(
    title: &'static str,
    ask: Ask,
    offer: impl Fn(&Row) -> Option<El> + 'static,
    foot: impl Fn() -> View + 'static,
) -> El {
    let workspace = playground().workspace;
    let open = RwSignal::new(false);
    let content = move || -> View {
        let judged = workspace.judgement.get();
        let rows = match judged.verdict {
            Some(_) => workspace.aim.with(|aim| ask(workspace.judge, &judged.text, aim)),
            None => Vec::new(),
        };
        if rows.is_empty() {
            return super::note("There is no task definition in this text.").into();
        }
        let entries = rows.iter().flat_map(|row| entry(row, offer(row)));
        View::of([el("dl").class("facts").children(entries)]).and(foot())
    };
    let toggle = move |event: Event| open.set(event_target::<HtmlDetailsElement>(&event).open());
    el("details")
        .class("section")
        .child(el("summary").text(title))
        .child(dynamic(move || open.get().then(&content)))
        .on("toggle", toggle)
}

fn entry(row: &Row, offer: Option<El>) -> [El; 2] {
    let Playground { workspace, layout, .. } = playground();
    let notes = row.notes.iter().map(|note| el("li").text(note.clone()));
    let notes = (!row.notes.is_empty()).then(|| el("ul").children(notes));
    let value = el("p").text(row.value.clone());
    let name = match row.span {
        Some(span) => {
            let name = button().class("sentence").text(row.name.clone());
            el("dt").child(name.on_click(move || workspace.go_to(layout, span)))
        }
        None => el("dt").text(row.name.clone()),
    };
    [name, el("dd").child(value).child(notes).child(offer)]
}

/// The button that makes a definition ready for a launch type.
fn ready(workspace: Workspace, row: &Row, preview: RwSignal<Option<Preview>>) -> Option<El> {
    let target = Some(row.action.clone()).filter(|target| !target.is_empty())?;
    let make = move || preview.set(repair::ready(workspace, &target, preview));
    let name = format!("Make it ready for {}", row.name);
    Some(button().class("button small").text(name).on_click(make))
}
