//! Settings of the scenario: a form and its JSON, both live.

mod json;
mod table;

use ecs_share::Tab;
use leptos::prelude::*;

use crate::state::playground;
use crate::ui::kit::{NumberField, Select, changing, views};
use json::Json;
pub use table::{Group, Kind, Setting, groups};

/// The form of a tab, and the same as JSON below it.
#[component]
pub fn Settings(
    /// Which tab.
    tab: Tab,
) -> impl IntoView {
    let workspace = playground().workspace;
    // Rows stay while their values change, so that no field loses the focus.
    let shape = Memo::new(move |_| workspace.scenario.with(|scenario| groups(tab, scenario)));
    let form = changing(move || views(shape.get().into_iter().map(|group| view! { <GroupView group/> }.into_any())));
    let empty = move || shape.with(Vec::is_empty);
    view! {
        <div class="settings scroll">
            <p class="quiet-line" hidden=move || !empty()>{table::nothing(tab)}</p>
            {form}
            <Changed/>
            <Json tab/>
        </div>
    }
}

#[component]
fn GroupView(group: Group) -> impl IntoView {
    let rows = views(group.settings.into_iter().map(|setting| view! { <Row setting/> }.into_any()));
    view! {
        <fieldset>
            <legend>{group.title}</legend>
            {rows}
        </fieldset>
    }
}

#[component]
fn Row(setting: Setting) -> impl IntoView {
    let playground = playground();
    let workspace = playground.workspace;
    let value = Signal::derive(move || workspace.scenario.with(|scenario| setting.read(scenario)));
    let set = Callback::new(move |value: i64| {
        workspace.edit(|scenario| setting.write(scenario, value));
        playground.follow(setting, value);
    });
    let control = match setting.kind {
        Kind::Number { min, max, step, unit } => view! {
            <span class="with-unit">
                <NumberField label=setting.label value min max step on_change=set/>
                {(!unit.is_empty()).then_some(unit)}
            </span>
        }
        .into_any(),
        Kind::Choice(words) => {
            let options = (0..).zip(words).map(|(at, word)| (at, (*word).to_owned())).collect();
            view! { <Select label=setting.label options value on_change=set/> }.into_any()
        }
    };
    view! {
        <div class="setting">
            <span>{setting.label}</span>
            {control}
            {(!setting.aws.is_empty()).then(|| view! { <small class="mono">{setting.aws}</small> })}
        </div>
    }
}

/// How the run differs from AWS's defaults, and what the definition leaves open.
#[component]
fn Changed() -> impl IntoView {
    let changed = playground().workspace.changed;
    let lines = move || views(changed.get().into_iter().map(|line| view! { <li>{line}</li> }.into_any()));
    view! {
        <section class="changed" hidden=move || changed.with(Vec::is_empty)>
            <h2>"Worth knowing about this run"</h2>
            <ul>{changing(lines)}</ul>
        </section>
    }
}
