//! The part of the scenario that a tab is about, as JSON to edit. What is typed is read at once;
//! while it cannot be read, the scenario stays as it was.

use std::sync::Arc;

use ecs_document::syntax::parse_json;
use ecs_model::scenario::{Problem, Scenario, Severity};
use ecs_share::Tab;
use leptos::prelude::*;

use crate::state::playground;
use crate::ui::kit::when;

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
#[component]
pub fn Json(tab: Tab) -> impl IntoView {
    let workspace = playground().workspace;
    // What is typed, for as long as it says something else than the scenario.
    let draft = RwSignal::new(None::<String>);
    let problem = RwSignal::new(None::<String>);
    let written = Memo::new(move |_| workspace.scenario.with(|scenario| section(scenario, members(tab))));
    let text = move || draft.get().unwrap_or_else(|| written.get());
    let typed = move |event: web_sys::Event| {
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
    let left = move |_| {
        if problem.get_untracked().is_none() {
            draft.set(None);
        }
    };
    let back = move |_| {
        problem.set(None);
        draft.set(None);
    };
    let sentence = move || problem.get().unwrap_or_default();
    let refusal = move || {
        view! {
            <p class="refusal" role="alert">
                {sentence}
                <button type="button" class="button small" on:click=back>"Back to what holds"</button>
            </p>
        }
        .into_any()
    };
    view! {
        <section class="as-json">
            <h2>"As JSON"</h2>
            <textarea
                class="json"
                aria-label="Scenario as JSON"
                spellcheck="false"
                wrap="off"
                prop:value=text
                on:input=typed
                on:blur=left
            ></textarea>
            {when(move || problem.with(Option::is_some), refusal)}
        </section>
    }
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
