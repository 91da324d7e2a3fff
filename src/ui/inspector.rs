//! The inspector: what a thing is, what it waits for, why it is in this state, and what the API
//! would show.

use ecs_model::event::{Event, EventKind};
use ecs_model::history::History;
use ecs_model::world::{Task, Waiting, World};
use ecs_scene::reading::{Meaning, Reading};
use ecs_scene::{Subject, words};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::dom::{El, View, button, dynamic, effect, el, live, memo, when};
use crate::run::{Line, Verdict, chain, describe, is_described, verdicts};
use crate::state::{Playground, playground};
use crate::ui::kit::{MenuItem, Sign, dialog, icon};

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
pub fn inspector() -> View {
    let playground = playground();
    let selection = playground.selection;
    let inspection = memo(move || {
        let subject = selection.selected.get()?;
        playground.run.clock.track();
        playground.run.read(|history| inspect(history, subject))
    });
    // The thread through the picture follows the chain.
    effect(move || {
        let thread: Vec<Subject> = inspection.with(|inspection| {
            let chain = inspection.iter().flat_map(|inspection| &inspection.chain);
            chain.filter_map(|line| line.subject).collect()
        });
        if selection.thread.with_untracked(|former| *former != thread) {
            selection.thread.set(thread);
        }
    });
    when(move || inspection.with(Option::is_some), move || card(playground, inspection))
}

fn card(playground: Playground, inspection: Memo<Option<Inspection>>) -> El {
    let selection = playground.selection;
    let get = move |read: fn(&Inspection) -> String| {
        live(move || inspection.with(|inspection| inspection.as_ref().map(read)))
    };
    let word = dynamic(move || {
        let word = inspection.with(|inspection| inspection.as_ref().and_then(|it| it.word));
        word.map(|(word, class)| el("span").class(format!("word {class}")).text(word))
    });
    let subject = memo(move || inspection.with(|it| it.as_ref().map(|it| it.subject)));
    let close = button()
        .class("button quiet icon small")
        .attr("aria-label", "Close inspector")
        .child(icon(Sign::Close))
        .on_click(move || selection.selected.set(None));
    let header = el("header")
        .child(el("h2").text(get(|it| it.title.clone())))
        .child(word)
        .child(el("span").class("now").text(get(|it| it.now.clone())))
        .child(close);
    let body = el("div")
        .class("body scroll")
        .child(part(inspection, |it| &it.facts, facts))
        .child(part(inspection, |it| &it.verdicts, said_by_instances))
        .child(causes(playground, inspection));
    el("aside")
        .class("inspector")
        .attr("aria-label", "Inspector")
        .on("keydown", move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                selection.selected.set(None);
            }
        })
        .child(header)
        .child(body)
        .child(
            el("footer")
                .child(answer(playground, subject))
                .child(look_inside(playground, subject))
                .child(actions(playground, subject)),
        )
}

/// A part of the card, made anew when what it shows is different; absent while there is nothing.
fn part<T: Clone + PartialEq + Send + Sync + 'static>(
    inspection: Memo<Option<Inspection>>,
    read: fn(&Inspection) -> &Vec<T>,
    view: fn(Vec<T>) -> El,
) -> View {
    let items =
        memo(move || inspection.with(|it| it.as_ref().map(|it| read(it).clone()).unwrap_or_default()));
    dynamic(move || Some(items.get()).filter(|items| !items.is_empty()).map(view))
}

fn facts(facts: Vec<(&'static str, String)>) -> El {
    let rows = facts.into_iter().map(|(name, value)| {
        let name = (!name.is_empty()).then(|| el("span").text(name));
        el("li").child(name).text(value)
    });
    el("ul").class("line-of-facts").children(rows)
}

/// What each instance says to a task that cannot be placed.
fn said_by_instances(verdicts: Vec<Verdict>) -> El {
    let rows = verdicts.into_iter().flat_map(|verdict| {
        let words = if verdict.lacks.is_empty() { "has room".to_owned() } else { verdict.lacks.join("; ") };
        [el("dt").class("mono").text(verdict.instance), el("dd").text(words)]
    });
    el("dl").class("facts").attr("aria-label", "What each instance says").children(rows)
}

/// Dated causes, the first one first, ending in now.
fn causes(playground: Playground, inspection: Memo<Option<Inspection>>) -> El {
    let chain =
        memo(move || inspection.with(|it| it.as_ref().map(|it| it.chain.clone()).unwrap_or_default()));
    let now = memo(move || inspection.with(|it| it.as_ref().map(|it| it.now.clone()).unwrap_or_default()));
    let entry = |time: String, what: El| el("li").child(el("time").text(time)).child(el("i")).child(what);
    let line = move |line: Line| {
        // Back to the moment, to see it happen.
        let back = button()
            .attr("title", format!("{} Click to go back to this moment.", line.sentence))
            .text(line.sentence)
            .on_click(move || playground.run.seek(line.at));
        entry(tenths(line.at), back)
    };
    let lines = dynamic(move || chain.get().into_iter().map(line).collect::<Vec<_>>());
    let last = dynamic(move || {
        let words = Some(now.get()).filter(|words| !words.is_empty());
        words.map(|words| entry("now".to_owned(), el("span").text(words)))
    });
    el("ol").class("chain").attr("aria-label", "Causes").child(lines).child(last)
}

/// A task has an inside to look at.
fn look_inside(playground: Playground, subject: Memo<Option<Subject>>) -> View {
    let selection = playground.selection;
    dynamic(move || {
        let task = match subject.get()? {
            Subject::Task(task) | Subject::Container(task, _) | Subject::Network(task, _) => task,
            _ => return None,
        };
        let elsewhere = selection.inside.get() != Some(task);
        let look = button().class("button").text("Look inside");
        elsewhere.then(|| look.on_click(move || selection.look_inside(task)))
    })
}

/// What can be done to the thing, as buttons.
fn actions(playground: Playground, subject: Memo<Option<Subject>>) -> View {
    dynamic(move || {
        playground.run.outline.track();
        let done = subject.get().filter(|subject| !matches!(subject, Subject::Network(..)));
        let items = done.map(|subject| playground.actions(subject)).unwrap_or_default();
        let action = |item: MenuItem| {
            let action = button().class("button quiet").attr("disabled", item.disabled);
            action.text(item.label).on_click(move || item.action.run(()))
        };
        items.into_iter().take(2).map(action).collect::<Vec<_>>()
    })
}

/// What the API would answer, in AWS's shapes, behind a button.
fn answer(playground: Playground, subject: Memo<Option<Subject>>) -> View {
    let open = RwSignal::new(None);
    let answer = move || {
        let subject = subject.get_untracked()?;
        let (call, answer) = playground.run.read(|history| describe(history.world(), subject))?;
        let answer = el("pre").class("code scroll").attr("tabindex", "0").text(answer);
        Some([el("p").child(el("code").text(call)), answer])
    };
    let possible = move || {
        subject
            .get()
            .is_some_and(|subject| playground.run.read(|history| is_described(history.world(), subject)))
    };
    let describe = move || button().class("button").text("Describe").on_click(move || open.set(Some(())));
    View::of([when(possible, describe), dialog("Describe", open, move |()| answer().into()).into()])
}

fn inspect(history: &History, subject: Subject) -> Option<Inspection> {
    let world = history.world();
    let reading = Reading::of(world);
    let (title, word, now, facts) = match subject {
        Subject::Task(key) | Subject::Container(key, _) | Subject::Network(key, _) => {
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
        Subject::Task(key) | Subject::Network(key, _) => {
            event.kind.task().is_some_and(|task| task.key == key)
        }
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
