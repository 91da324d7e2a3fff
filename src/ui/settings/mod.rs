//! Settings of the scenario: a form and its JSON, both live.

mod json;
mod rules;
mod table;

use ecs_share::Tab;
use leptos::prelude::*;

use crate::dom::{El, View, dynamic, el, live, memo};
use crate::state::{Playground, playground};
use crate::ui::kit::{NumberField, select};
use json::json;
pub use table::{Group, Kind, Setting, groups};

/// The form of a tab, and the same as JSON below it.
pub fn settings(tab: Tab) -> El {
    let playground = playground();
    let workspace = playground.workspace;
    // Rows stay while their values change, so that no field loses the focus.
    let shape = memo(move || workspace.scenario.with(|scenario| groups(tab, scenario)));
    let form = dynamic(move || {
        let groups = shape.get();
        let words = move || workspace.scenario.with(|scenario| table::nothing(tab, scenario).to_owned());
        let nothing = groups.is_empty().then(|| el("p").class("quiet-line").text(live(words)));
        View::nothing()
            .and(nothing)
            .and(groups.into_iter().map(|it| group(playground, it)).collect::<Vec<_>>())
    });
    let routing = (tab == Tab::LoadBalancer).then(|| rules::rules(workspace));
    el("div").class("settings scroll").child(form).child(routing).child(changed(playground)).child(json(tab))
}

fn group(playground: Playground, group: Group) -> El {
    let rows = group.settings.into_iter().map(|setting| row(playground, setting));
    el("fieldset").child(el("legend").text(group.title)).children(rows)
}

fn row(playground: Playground, setting: Setting) -> El {
    let workspace = playground.workspace;
    let value = memo(move || workspace.scenario.with(|scenario| setting.read(scenario)));
    let on_change = Callback::new(move |value: i64| {
        workspace.edit(|scenario| setting.write(scenario, value));
        playground.follow(setting, value);
    });
    let label = setting.label;
    let control = match setting.kind {
        Kind::Number { min, max, step, unit } => {
            let field = NumberField { label, value, range: (min, max), step, on_change };
            el("span").class("with-unit").child(field.view(None)).text(unit)
        }
        Kind::Choice(words) => {
            let options = (0..).zip(words).map(|(at, word)| (at, (*word).to_owned()));
            select(label, options, value, on_change)
        }
    };
    let aws = (!setting.aws.is_empty()).then(|| el("small").class("mono").text(setting.aws));
    el("div").class("setting").child(el("span").text(label)).child(control).child(aws)
}

/// How the run differs from AWS's defaults, and what the definition leaves open.
fn changed(playground: Playground) -> View {
    dynamic(move || {
        let lines = playground.workspace.changed.get();
        (!lines.is_empty()).then(|| {
            el("section")
                .class("changed")
                .child(el("h2").text("Worth knowing about this run"))
                .child(el("ul").children(lines.into_iter().map(|line| el("li").text(line))))
        })
    })
}
