//! The inspector: what a thing is, what it waits for, why it is in this state, and what the API
//! would show.

use ecs_model::event::{Event, EventKind};
use ecs_model::history::History;
use ecs_model::world::{Task, Waiting, World};
use ecs_scene::reading::{Meaning, Reading};
use ecs_scene::{Subject, words};
use leptos::prelude::*;

use crate::run::{Line, Verdict, chain, describe, is_described, verdicts};
use crate::state::playground;
use crate::ui::kit::{Dialog, Icon, MenuItem, Sign};

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
        playground.run.read(|history| inspect(history, subject))
    });
    // The thread through the picture follows the chain.
    Effect::new(move |_| {
        let thread: Vec<Subject> = inspection.with(|inspection| {
            let chain = inspection.iter().flat_map(|inspection| &inspection.chain);
            chain.filter_map(|line| line.subject).collect()
        });
        if selection.thread.with_untracked(|former| *former != thread) {
            selection.thread.set(thread);
        }
    });
    let here = Memo::new(move |_| inspection.with(Option::is_some));
    view! {
        <Show when=move || here.get()>
            <Card inspection/>
        </Show>
    }
}

#[component]
fn Card(inspection: Memo<Option<Inspection>>) -> impl IntoView {
    let playground = playground();
    let selection = playground.selection;
    let get = move |read: fn(&Inspection) -> String| {
        move || inspection.with(|inspection| inspection.as_ref().map_or_else(String::new, read))
    };
    let word = move || {
        let word = inspection.with(|inspection| inspection.as_ref().and_then(|it| it.word));
        word.map(|(word, class)| view! { <span class=format!("word {class}")>{word}</span> })
    };
    let facts =
        Memo::new(move |_| inspection.with(|it| it.as_ref().map(|it| it.facts.clone()).unwrap_or_default()));
    let chain =
        Memo::new(move |_| inspection.with(|it| it.as_ref().map(|it| it.chain.clone()).unwrap_or_default()));
    let subject = Memo::new(move |_| inspection.with(|it| it.as_ref().map(|it| it.subject)));
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
                {word}
                <span class="now">{get(|it| it.now.clone())}</span>
                <button type="button" class="button quiet icon small" aria-label="Close inspector" on:click=move |_| close()>
                    <Icon sign=Sign::Close/>
                </button>
            </header>
            <div class="body scroll">
                <Facts facts/>
                <Verdicts inspection/>
                <Chain chain now=Signal::derive(get(|it| it.now.clone()))/>
            </div>
            <footer>
                <Describe subject/>
                <Actions subject/>
            </footer>
        </aside>
    }
}

#[component]
fn Facts(facts: Memo<Vec<(&'static str, String)>>) -> impl IntoView {
    let rows = move || {
        let row = |(name, value): (&'static str, String)| {
            let name = (!name.is_empty()).then(|| view! { <span>{name}</span> });
            view! { <li>{name}{value}</li> }
        };
        facts.get().into_iter().map(row).collect_view()
    };
    view! {
        <Show when=move || facts.with(|facts| !facts.is_empty())>
            <ul class="line-of-facts">{rows}</ul>
        </Show>
    }
}

/// What each instance says to a task that cannot be placed.
#[component]
fn Verdicts(inspection: Memo<Option<Inspection>>) -> impl IntoView {
    let verdicts = Memo::new(move |_| {
        inspection.with(|it| it.as_ref().map(|it| it.verdicts.clone()).unwrap_or_default())
    });
    let rows = move || {
        let row = |verdict: Verdict| {
            let words =
                if verdict.lacks.is_empty() { "has room".to_owned() } else { verdict.lacks.join("; ") };
            view! { <dt class="mono">{verdict.instance}</dt><dd>{words}</dd> }
        };
        verdicts.get().into_iter().map(row).collect_view()
    };
    view! {
        <Show when=move || verdicts.with(|verdicts| !verdicts.is_empty())>
            <dl class="facts" aria-label="What each instance says">{rows}</dl>
        </Show>
    }
}

/// Dated causes, the first one first, ending in now.
#[component]
fn Chain(chain: Memo<Vec<Line>>, now: Signal<String>) -> impl IntoView {
    let playground = playground();
    let rows = move || {
        let row = |line: Line| {
            let at = line.at;
            // Back to the moment, to see it happen.
            let back = move |_| playground.run.seek(at);
            view! {
                <li>
                    <time>{tenths(at)}</time>
                    <i></i>
                    <button type="button" title=format!("{} Click to go back to this moment.", line.sentence) on:click=back>
                        {line.sentence.clone()}
                    </button>
                </li>
            }
        };
        chain.get().into_iter().map(row).collect_view()
    };
    let last = move || {
        let words = now.get();
        (!words.is_empty()).then(|| view! { <li><time>"now"</time><i></i><span>{words}</span></li> })
    };
    view! { <ol class="chain" aria-label="Causes">{rows}{last}</ol> }
}

/// What can be done to the thing, as buttons.
#[component]
fn Actions(subject: Memo<Option<Subject>>) -> impl IntoView {
    let playground = playground();
    let buttons = move || {
        playground.run.outline.track();
        let items = subject.get().map(|subject| playground.actions(subject)).unwrap_or_default();
        let button = |item: MenuItem| {
            view! {
                <button
                    type="button"
                    class="button quiet"
                    disabled=item.disabled
                    on:click=move |_| item.action.run(())
                >
                    {item.label.clone()}
                </button>
            }
        };
        items.into_iter().take(2).map(button).collect_view()
    };
    view! { {buttons} }
}

/// What the API would answer, in AWS's shapes.
#[component]
fn Describe(subject: Memo<Option<Subject>>) -> impl IntoView {
    let playground = playground();
    let open = RwSignal::new(false);
    let answer = move || {
        let subject = subject.get_untracked()?;
        let (call, answer) = playground.run.read(|history| describe(history.world(), subject))?;
        Some(view! {
            <p><code>{call}</code></p>
            <pre class="code scroll" tabindex="0">{answer}</pre>
        })
    };
    let possible = move || {
        subject
            .get()
            .is_some_and(|subject| playground.run.read(|history| is_described(history.world(), subject)))
    };
    view! {
        <Show when=possible>
            <button type="button" class="button" on:click=move |_| open.set(true)>"Describe"</button>
        </Show>
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

/// A moment with tenths: `02:31.4`.
fn tenths(time: ecs_model::time::Time) -> String {
    time.to_string()
}
