//! The part of the scenario that a tab is about, as JSON to edit. What is typed is read at once;
//! while it cannot be read, the scenario stays as it was.

use std::sync::Arc;

use ecs_document::syntax::parse_json;
use ecs_model::scenario::{Problem, Scenario, Severity};
use ecs_share::Tab;
use leptos::prelude::*;
use web_sys::Event;

use crate::dom::{El, button, dynamic, el, live, memo};
use crate::state::playground;

/// The members of a scenario that a tab is about.
fn members(tab: Tab) -> &'static [&'static str] {
    match tab {
        Tab::TaskDefinition => &[],
        Tab::Service => &["services"],
        Tab::Cluster => &["clusters"],
        Tab::LoadBalancer => &["targetGroups", "loadBalancers", "dns"],
        Tab::Traffic => &["traffic", "workloads"],
    }
}

/// The JSON of a tab.
pub fn json(tab: Tab) -> El {
    let workspace = playground().workspace;
    // What is typed, for as long as it says something else than the scenario.
    let draft = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<String>);
    let written = memo(move || workspace.scenario.with(|scenario| section(scenario, members(tab))));
    let text = move || draft.get().unwrap_or_else(|| written.get());
    let typed = move |event: Event| {
        let text = event_target_value(&event);
        let former = workspace.scenario.get_untracked();
        match replaced(&former, &text, members(tab)) {
            Ok(scenario) => {
                problem.set(None);
                workspace.scenario.set(Arc::new(scenario));
            }
            Err(sentence) => problem.set(Some(sentence)),
        }
        draft.set(Some(text));
    };
    let left = move |_: Event| {
        if problem.get_untracked().is_none() {
            draft.set(None);
        }
    };
    let back = move || {
        problem.set(None);
        draft.set(None);
    };
    let refusal = move || {
        let sentence = problem.get()?;
        let back = button().class("button small").text("Back to what holds").on_click(back);
        Some(el("p").class("refusal").attr("role", "alert").text(sentence).child(back))
    };
    let field = el("textarea")
        .class("json")
        .attr("aria-label", "Scenario as JSON")
        .attr("spellcheck", "false")
        .attr("wrap", "off")
        .value(live(text))
        .on("input", typed)
        .on("blur", left);
    el("section").class("as-json").child(el("h2").text("As JSON")).child(field).child(dynamic(refusal))
}

/// Some members of a scenario as an object of their own.
fn section(scenario: &Scenario, members: &[&str]) -> String {
    let text = scenario.to_json();
    let parsed = parse_json(&text);
    let tree = &parsed.tree;
    let parts: Vec<String> = members
        .iter()
        .filter_map(|name| Some((name, tree.member(tree.root(), name)?)))
        .map(|(name, node)| format!("  \"{name}\": {}", tree.source(node)))
        .collect();
    if parts.is_empty() { "{}\n".to_owned() } else { format!("{{\n{}\n}}\n", parts.join(",\n")) }
}

/// The scenario with some of its members read from `text` instead.
///
/// # Errors
/// A sentence that says what is wrong with `text`.
fn replaced(scenario: &Scenario, text: &str, members: &[&str]) -> Result<Scenario, String> {
    let reading = Scenario::read(text);
    let worst = |problem: &&Problem| problem.severity == Severity::Error && problem.pointer != "/version";
    if let Some(problem) = reading.problems.iter().find(worst) {
        return Err(format!("{}: {}", place(&problem.pointer), problem.message));
    }
    let mut scenario = scenario.clone();
    let read = reading.scenario;
    for name in members {
        match *name {
            "services" => scenario.services.clone_from(&read.services),
            "clusters" => scenario.clusters.clone_from(&read.clusters),
            "targetGroups" => scenario.target_groups.clone_from(&read.target_groups),
            "loadBalancers" => scenario.load_balancers.clone_from(&read.load_balancers),
            "dns" => scenario.dns.clone_from(&read.dns),
            "traffic" => scenario.traffic.clone_from(&read.traffic),
            "workloads" => scenario.workloads.clone_from(&read.workloads),
            _ => {}
        }
    }
    Ok(scenario)
}

fn place(pointer: &str) -> &str {
    if pointer.is_empty() { "The text" } else { pointer.trim_start_matches('/') }
}
