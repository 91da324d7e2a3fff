//! The panes on the left: the definition with its problems, and the settings around it.

use ecs_document::lint::{Severity, Target};
use ecs_share::Tab;
use leptos::prelude::*;

use crate::state::{PANES_WIDTH, playground};
use crate::ui::editor::Editor;
use crate::ui::kit::{Segments, Splitter, TabList, TabPanel, changing, views, when};
use crate::ui::network_mode::NetworkModes;
use crate::ui::problems::Problems;
use crate::ui::settings::Settings;

/// The tabs with their panels.
#[component]
pub fn Panes() -> impl IntoView {
    let layout = playground().layout;
    let active = layout.tab;
    let tabs = vec![
        (Tab::TaskDefinition, "definition", view! { "Task definition" <ProblemCount/> }.into_any()),
        (Tab::Service, "service", "Service".into_any()),
        (Tab::Cluster, "cluster", "Cluster".into_any()),
        (Tab::LoadBalancer, "load-balancer", "Load balancer".into_any()),
        (Tab::Traffic, "traffic", "Traffic".into_any()),
    ];
    view! {
        <section class="panes" aria-label="Workspace">
            <Splitter label="Width of the workspace" width=layout.panes_width range=PANES_WIDTH/>
            <TabList label="Workspace" tabs active/>
            <TabPanel value=Tab::TaskDefinition id="definition" active>
                <Lens/>
                <Editor/>
                <Notice/>
                <div class="findings scroll" tabindex="-1">
                    <Problems/>
                    <NetworkModes/>
                </div>
            </TabPanel>
            <TabPanel value=Tab::Service id="service" active>
                <Settings tab=Tab::Service/>
            </TabPanel>
            <TabPanel value=Tab::Cluster id="cluster" active>
                <Settings tab=Tab::Cluster/>
            </TabPanel>
            <TabPanel value=Tab::LoadBalancer id="load-balancer" active>
                <Settings tab=Tab::LoadBalancer/>
            </TabPanel>
            <TabPanel value=Tab::Traffic id="traffic" active>
                <Settings tab=Tab::Traffic/>
            </TabPanel>
        </section>
    }
}

/// How many errors and warnings there are, on the tab.
#[component]
fn ProblemCount() -> impl IntoView {
    let workspace = playground().workspace;
    let count = move || {
        workspace.judgement.with(|judged| {
            let summary = judged.judgement().summary();
            let (count, class) = match judged.gravest()? {
                Severity::Error => (summary.errors, "badge error"),
                Severity::Warning => (summary.warnings, "badge warning"),
                Severity::Note => return None,
            };
            let words = if class.ends_with("error") { "errors" } else { "warnings" };
            Some(view! { <span class=class>{count.to_string()}<span class="heard">{format!(" {words}")}</span></span> })
        })
    };
    changing(move || count().map_or_else(|| ().into_any(), IntoAny::into_any))
}

/// What the definition is judged for.
#[component]
fn Lens() -> impl IntoView {
    let target = playground().workspace.target;
    let options = vec![
        (None, "As written"),
        (Some(Target::Fargate), "Fargate"),
        (Some(Target::Ec2), "EC2"),
        (Some(Target::External), "External"),
    ];
    view! {
        <div class="lens">
            <span>"Judged for"</span>
            <Segments label="Judged for" options value=target on_change=Callback::new(move |choice| target.set(choice))/>
        </div>
    }
}

/// Why nothing runs, or that something older runs, and what to do about it.
#[component]
fn Notice() -> impl IntoView {
    let playground = playground();
    let workspace = playground.workspace;
    let refused = changing(move || {
        let reasons = workspace.refused.get();
        if reasons.is_empty() {
            return ().into_any();
        }
        let sentences = reasons.into_iter().map(|reason| view! { <p>{reason}</p> }.into_any());
        let other = workspace.last_good.get().filter(|good| workspace.text.with(|text| *text != *good));
        let offer = other.map(|good| {
            let run = move |_| playground.run_text(good.clone());
            view! { <button type="button" class="button small" on:click=run>"Run the last good version"</button> }
        });
        view! { <div class="stale refused" role="alert"><div>{views(sentences)}</div>{offer}</div> }.into_any()
    });
    let stale = move || workspace.is_stale() && workspace.refused.with(Vec::is_empty);
    let again = move || {
        view! {
            <div class="stale">
                <p>"The stage runs an earlier version."</p>
                <button type="button" class="button small" on:click=move |_| playground.run_definition()>
                    "Run again"
                </button>
            </div>
        }
        .into_any()
    };
    view! {
        {refused}
        {when(stale, again)}
    }
}
