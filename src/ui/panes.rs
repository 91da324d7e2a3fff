//! The panes on the left: the definition with its problems, and the settings around it.

use ecs_document::lint::{Severity, Target};
use ecs_share::Tab;
use leptos::prelude::*;

use crate::state::{PANES_WIDTH, playground};
use crate::ui::editor::Editor;
use crate::ui::kit::{Segments, Splitter, TabList, TabPanel};
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
            Some(view! { <span class=class>{count}<span class="heard">{format!(" {words}")}</span></span> })
        })
    };
    view! { {count} }
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
    let refused = move || {
        let reasons = workspace.refused.get();
        (!reasons.is_empty()).then(|| {
            let other = workspace.last_good.get().filter(|good| workspace.text.with(|text| *text != *good));
            let offer = other.map(|good| {
                let run = move |_| playground.run_text(good.clone());
                view! { <button type="button" class="button small" on:click=run>"Run the last good version"</button> }
            });
            let sentences = reasons.into_iter().map(|reason| view! { <p>{reason}</p> }).collect_view();
            view! { <div class="stale refused" role="alert"><div>{sentences}</div>{offer}</div> }
        })
    };
    let stale = Memo::new(move |_| workspace.is_stale());
    let again = move || {
        (stale.get() && workspace.refused.with(Vec::is_empty)).then(|| {
            view! {
                <div class="stale">
                    <p>"The stage runs an earlier version."</p>
                    <button type="button" class="button small" on:click=move |_| playground.run_definition()>
                        "Run again"
                    </button>
                </div>
            }
        })
    };
    view! {
        {refused}
        {again}
    }
}
