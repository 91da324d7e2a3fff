//! The panes on the left: the definition with its problems, and the settings around it.

use ecs_document::lint::{Severity, Target};
use ecs_share::Tab;
use leptos::prelude::*;

use crate::dom::{El, View, button, dynamic, el, memo, when};
use crate::state::{Judged, PANES_WIDTH, Playground, playground};
use crate::ui::editor::editor;
use crate::ui::kit::{self, select, splitter, tab_list, tab_panel};
use crate::ui::network_mode::network_modes;
use crate::ui::problems::problems;
use crate::ui::settings::settings;

/// The tabs with their panels.
pub fn panes() -> El {
    let layout = playground().layout;
    let active = layout.tab;
    let definition = View::of(["Task definition".into(), problem_count()]);
    let mut tabs = vec![kit::Tab { value: Tab::TaskDefinition, id: "definition", name: definition }];
    tabs.extend(SETTINGS.map(|(value, id, name)| kit::Tab { value, id, name: name.into() }));
    let findings =
        el("div").class("findings scroll").attr("tabindex", "-1").child(problems()).child(network_modes());
    let definition = View::of([lens(), editor()]).and(notice()).and(findings);
    el("section")
        .class("panes")
        .attr("aria-label", "Workspace")
        .child(splitter("Width of the workspace", layout.panes_width, PANES_WIDTH))
        .child(tab_list("Workspace", tabs, active))
        .child(tab_panel(Tab::TaskDefinition, "definition", active, definition))
        .children(SETTINGS.map(|(tab, id, _)| tab_panel(tab, id, active, settings(tab))))
}

/// The tabs with settings, their ids and names.
const SETTINGS: [(Tab, &str, &str); 4] = [
    (Tab::Service, "service", "Service"),
    (Tab::Cluster, "cluster", "Cluster"),
    (Tab::LoadBalancer, "load-balancer", "Load balancer"),
    (Tab::Traffic, "traffic", "Traffic"),
];

/// How many errors and warnings there are, on the tab.
fn problem_count() -> View {
    let workspace = playground().workspace;
    dynamic(move || workspace.judgement.with(badge))
}

fn badge(judged: &Judged) -> Option<El> {
    let summary = judged.verdict.as_ref()?.summary;
    let (count, class, words) = match judged.gravest()? {
        Severity::Error => (summary.errors, "badge error", " errors"),
        Severity::Warning => (summary.warnings, "badge warning", " warnings"),
        Severity::Note => return None,
    };
    Some(el("span").class(class).text(count.to_string()).child(el("span").class("heard").text(words)))
}

/// What the definition is judged for: what it requires, or one of [`Target::ALL`], each by its place.
fn lens() -> El {
    const NAMES: [&str; 6] = [
        "As written",
        "EC2",
        "Fargate",
        "External (ECS Anywhere)",
        "Managed Instances",
        "Windows containers",
    ];
    let target = playground().workspace.target;
    let options = NAMES.into_iter().enumerate().map(|(at, name)| (at as i64, name.to_owned()));
    let place = move || Target::ALL.iter().position(|known| Some(*known) == target.get());
    let value = memo(move || place().map_or(0, |at| at as i64 + 1));
    let choose = move |at: i64| {
        target.set(usize::try_from(at - 1).ok().and_then(|at| Target::ALL.get(at)).copied());
    };
    let choice = select("Judged for", options, value, Callback::new(choose));
    el("div").class("lens").child(el("span").text("Judged for")).child(choice)
}

/// Why nothing runs, or that something older runs, and what to do about it.
fn notice() -> View {
    let playground = playground();
    let workspace = playground.workspace;
    let stale = memo(move || workspace.is_stale());
    let again = when(
        move || stale.get() && workspace.refused.with(Vec::is_empty),
        move || {
            let run = button().class("button small").text("Run again");
            el("div")
                .class("stale")
                .child(el("p").text("The stage runs an earlier version."))
                .child(run.on_click(move || playground.run_definition()))
        },
    );
    View::of([dynamic(move || refusal(playground)), again])
}

fn refusal(playground: Playground) -> Option<El> {
    let workspace = playground.workspace;
    let reasons = workspace.refused.get();
    if reasons.is_empty() {
        return None;
    }
    let other = workspace.last_good.get().filter(|good| workspace.text.with(|text| *text != *good));
    let offer = other.map(|good| {
        let run = button().class("button small").text("Run the last good version");
        run.on_click(move || playground.run_text(good.clone()))
    });
    let sentences = reasons.into_iter().map(|reason| el("p").text(reason));
    let refusal = el("div").class("stale refused").attr("role", "alert");
    Some(refusal.child(el("div").children(sentences)).child(offer))
}
