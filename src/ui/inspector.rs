//! The inspector: what a thing is, what it waits for, why it is in this state, and what the API
//! would show.

use std::sync::Arc;

use ecs_model::event::{Event, EventKind};
use ecs_model::history::History;
use ecs_model::world::{Task, Waiting, World};
use ecs_scene::reading::{Meaning, Reading};
use ecs_scene::{Subject, words};
use leptos::prelude::*;

use crate::run::{Line, Verdict, chain, describe, is_described, verdicts};
use crate::state::playground;
use crate::ui::kit::{Dialog, Icon, MenuItem, Sign, changing, views, when};

/// So many lines of a chain of causes; the first and the last ones say most.
const CHAIN: usize = 7;

/// What the inspector shows of a thing.
#[derive(Clone, Debug, PartialEq)]
struct Inspection {
    subject: Subject,
    title: String,
    /// AWS's word for its state and the class of its colour.
    word: Option<(&'static str, &'static str)>,
    /// What it waits for, in few words.
    now: String,
    facts: Vec<(&'static str, String)>,
    chain: Vec<Line>,
    /// What each instance says to a task that cannot be placed.
    verdicts: Vec<Verdict>,
}

/// A card over the stage, for as long as something is selected.
#[component]
pub fn Inspector() -> impl IntoView {
    let playground = playground();
    let selection = playground.selection;
    let inspection = Memo::new(move |_| {
        let subject = selection.selected.get()?;
        playground.run.clock.track();
        playground.run.read(|history| inspect(history, subject)).map(Arc::new)
    });
    // The thread through the picture follows the chain.
    Effect::new(move |_| {
        let chain = inspection.get().map(|it| it.chain.iter().filter_map(|line| line.subject).collect());
        let thread: Vec<Subject> = chain.unwrap_or_default();
        if selection.thread.with_untracked(|former| *former != thread) {
            selection.thread.set(thread);
        }
    });
    when(move || inspection.with(Option::is_some), move || view! { <Card inspection/> }.into_any())
}

#[component]
fn Card(inspection: Memo<Option<Arc<Inspection>>>) -> impl IntoView {
    let selection = playground().selection;
    let get = move |read: fn(&Inspection) -> String| {
        move || inspection.with(|inspection| inspection.as_ref().map_or_else(String::new, |it| read(it)))
    };
    let part = move |read: fn(&Inspection) -> AnyView| {
        changing(move || inspection.get().map_or_else(|| ().into_any(), |it| read(&it)))
    };
    let close = move || selection.selected.set(None);
    let keydown = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    view! {
        <aside class="inspector" aria-label="Inspector" on:keydown=keydown>
            <header>
                <h2>{get(|it| it.title.clone())}</h2>
                {part(word)}
                <span class="now">{get(|it| it.now.clone())}</span>
                <button type="button" class="button quiet icon small" aria-label="Close inspector" on:click=move |_| close()>
                    <Icon sign=Sign::Close/>
                </button>
            </header>
            <div class="body scroll">
                {part(facts)}
                {part(what_instances_say)}
                {part(causes)}
            </div>
            <footer>
                <Describe inspection/>
                <Actions inspection/>
            </footer>
        </aside>
    }
}

fn word(inspection: &Inspection) -> AnyView {
    let Some((word, class)) = inspection.word else { return ().into_any() };
    view! { <span class=format!("word {class}")>{word}</span> }.into_any()
}

fn facts(inspection: &Inspection) -> AnyView {
    let rows = inspection.facts.iter().cloned().map(|(name, value)| {
        let name = if name.is_empty() { ().into_any() } else { view! { <span>{name}</span> }.into_any() };
        view! { <li>{name}{value}</li> }.into_any()
    });
    view! { <ul class="line-of-facts" hidden=inspection.facts.is_empty()>{views(rows)}</ul> }.into_any()
}

/// What each instance says to a task that cannot be placed.
fn what_instances_say(inspection: &Inspection) -> AnyView {
    if inspection.verdicts.is_empty() {
        return ().into_any();
    }
    let rows = inspection.verdicts.iter().cloned().map(|Verdict { instance, lacks }| {
        let words = if lacks.is_empty() { "has room".to_owned() } else { lacks.join("; ") };
        view! { <dt class="mono">{instance}</dt><dd>{words}</dd> }.into_any()
    });
    view! { <dl class="facts" aria-label="What each instance says">{views(rows)}</dl> }.into_any()
}

/// Dated causes, the first one first, ending in now.
fn causes(inspection: &Inspection) -> AnyView {
    let run = playground().run;
    let rows = inspection.chain.iter().cloned().map(|Line { at, sentence, .. }| {
        let title = format!("{sentence} Click to go back to this moment.");
        view! {
            <li>
                <time>{at.to_string()}</time>
                <i></i>
                <button type="button" title=title on:click=move |_| run.seek(at)>{sentence}</button>
            </li>
        }
        .into_any()
    });
    let now = inspection.now.clone();
    let now = (!now.is_empty()).then(|| view! { <li><time>"now"</time><i></i><span>{now}</span></li> }.into_any());
    view! { <ol class="chain" aria-label="Causes">{views(rows)}{now}</ol> }.into_any()
}

/// What can be done to the thing, as buttons.
#[component]
fn Actions(inspection: Memo<Option<Arc<Inspection>>>) -> impl IntoView {
    let playground = playground();
    let button = |item: MenuItem| {
        let (label, disabled) = (item.label.clone(), item.disabled);
        let act = move |_| item.action.run(());
        view! { <button type="button" class="button quiet" disabled=disabled on:click=act>{label}</button> }.into_any()
    };
    changing(move || {
        let items = inspection.get().map(|it| playground.actions(it.subject)).unwrap_or_default();
        views(items.into_iter().take(2).map(button))
    })
}

/// What the API would answer, in AWS's shapes.
#[component]
fn Describe(inspection: Memo<Option<Arc<Inspection>>>) -> impl IntoView {
    let playground = playground();
    let open = RwSignal::new(false);
    let subject = move || inspection.get_untracked().map(|it| it.subject);
    let answer = move || {
        let answer = subject().and_then(|it| playground.run.read(|history| describe(history.world(), it)));
        answer.map(|(call, answer)| {
            view! {
                <p><code>{call}</code></p>
                <pre class="code scroll" tabindex="0">{answer}</pre>
            }
        })
    };
    let possible = move || {
        let subject = inspection.get().map(|it| it.subject);
        subject.is_some_and(|it| playground.run.read(|history| is_described(history.world(), it)))
    };
    let button = move || {
        view! { <button type="button" class="button" on:click=move |_| open.set(true)>"Describe"</button> }.into_any()
    };
    view! {
        {when(possible, button)}
        <Dialog title="Describe" open>{answer}</Dialog>
    }
}

fn inspect(history: &History, subject: Subject) -> Option<Inspection> {
    let world = history.world();
    let reading = Reading::of(world);
    let (title, word, now, facts) = match subject {
        Subject::Task(key) | Subject::Container(key, _) => {
            let task = world.tasks.get(key)?;
            let word = (task.last_status.as_aws(), class(&reading, task));
            let now =
                waits_for(world, task).unwrap_or_else(|| words::task_word(&reading, task).full().to_owned());
            (format!("Task {}", task.id.short()), Some(word), now, task_facts(world, task))
        }
        Subject::Service(key) | Subject::Socket(key, _) => {
            let service = world.service(key)?;
            let waits = service.unplaced.as_ref().map(|unplaced| unplaced.message.to_string());
            let title = if matches!(subject, Subject::Socket(..)) { "Empty socket" } else { &*service.name };
            (title.to_owned(), None, waits.unwrap_or_default(), service_facts(world, key)?)
        }
        _ => (crate::run::label(world, subject), None, String::new(), Vec::new()),
    };
    let verdicts = match subject {
        Subject::Socket(key, _) => verdicts(world, key),
        _ => Vec::new(),
    };
    Some(Inspection { subject, title, word, now, facts, chain: chain_of(history, subject), verdicts })
}

/// What a task waits for, with what is left of the wait.
fn waits_for(world: &World, task: &Task) -> Option<String> {
    let what = match task.waiting {
        Waiting::Nothing => return None,
        Waiting::Interface => "waits for capacity and its network interface",
        Waiting::HostResources => "waits until the agent has room for it",
        Waiting::ImagePull => "pulls its images",
        Waiting::ContainerStart => "starts its containers",
        Waiting::TargetRegistration => "waits until its targets are registered",
        Waiting::TargetDeregistration => "waits until its targets are deregistered",
        Waiting::Draining => "drains: requests under way finish",
        Waiting::ContainerStop => "waits until its containers end, else SIGKILL",
        Waiting::InterfaceDetach => "detaches its network interface",
    };
    let left = task.waiting_until.map(|until| until.since(world.now)).filter(|left| left.0 > 0);
    Some(left.map_or_else(|| what.to_owned(), |left| format!("{what}, {} left", words::span(left))))
}

fn class(reading: &Reading<'_>, task: &Task) -> &'static str {
    match reading.meaning(task) {
        Meaning::Starting => "start",
        Meaning::Serving => "ok",
        Meaning::Leaving => "stop",
        Meaning::Failed => "bad",
    }
}

fn task_facts(world: &World, task: &Task) -> Vec<(&'static str, String)> {
    let definition = world.definition(task.definition);
    let revision = definition.map(|definition| definition.name());
    let address = task.address.map(|address| address.to_string());
    let zone = world.zones.get(task.zone.index()).map(|zone| zone.to_string());
    let place: Vec<String> = [revision, address, zone].into_iter().flatten().collect();
    vec![("", place.join(" · "))]
}

fn service_facts(world: &World, key: ecs_model::world::ServiceKey) -> Option<Vec<(&'static str, String)>> {
    let service = world.service(key)?;
    let configuration = service.deployment_configuration;
    let bounds = format!(
        "{} to {} tasks ({} % to {} %)",
        service.lower_bound(),
        service.upper_bound(),
        configuration.minimum_healthy_percent,
        configuration.maximum_percent
    );
    Some(vec![("Launch type", service.launch_type.as_aws().to_owned()), ("During a deployment", bounds)])
}

/// The chain of causes of a subject, shortened in its middle.
fn chain_of(history: &History, subject: Subject) -> Vec<Line> {
    let events = chain(history, |event| concerns(event, subject));
    let skipped = events.len().saturating_sub(CHAIN);
    let kept = events.iter().enumerate().filter(|(at, _)| *at == 0 || *at > skipped);
    kept.map(|(_, event)| Line::of(event, history.world())).collect()
}

fn concerns(event: &Event, subject: Subject) -> bool {
    match subject {
        Subject::Task(key) => event.kind.task().is_some_and(|task| task.key == key),
        Subject::Container(key, at) => match &event.kind {
            EventKind::ContainerStateChange { task, container, .. }
            | EventKind::ContainerHealthChange { task, container, .. } => task.key == key && *container == at,
            _ => false,
        },
        Subject::Service(key) | Subject::Socket(key, _) => {
            matches!(&event.kind, EventKind::ServiceEvent { service, .. } if *service == key)
        }
        Subject::Instance(key) => {
            matches!(&event.kind, EventKind::InstanceStateChange { instance, .. } if *instance == key)
        }
        Subject::TargetGroup(key) => {
            matches!(&event.kind, EventKind::TargetStateChange { target_group, .. } if *target_group == key)
        }
        _ => false,
    }
}
