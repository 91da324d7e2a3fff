//! What happened, one line an event.

use ecs_model::event::{Event, EventKind, Seq};
use ecs_model::history::History;
use ecs_model::time::Time;
use ecs_model::world::{DesiredStatus, TaskStatus, World};
use ecs_scene::Subject;
use ecs_sort::SortedSet;

/// How many lines the log shows.
const SHOWN: usize = 300;

/// One event in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its position in the run.
    pub seq: Seq,
    /// When.
    pub at: Time,
    /// One plain sentence; AWS's own words for a service event.
    pub sentence: String,
    /// What it is about, to be selected.
    pub subject: Option<Subject>,
    /// How it looks: a class of the style sheet, empty for what is unremarkable.
    pub tone: &'static str,
}

impl Line {
    /// The words of an event.
    pub fn of(event: &Event, world: &World) -> Line {
        Line {
            seq: event.seq,
            at: event.at,
            sentence: event.kind.sentence(world),
            subject: subject(&event.kind),
            tone: tone(&event.kind),
        }
    }
}

/// The last events up to the present moment, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// The lines.
    pub lines: Vec<Line>,
    /// Tells two stories apart without comparing their lines.
    mark: (usize, usize, Option<(Seq, Time)>),
}

impl Story {
    /// The story so far.
    pub fn of(history: &History) -> Story {
        let events = history.events();
        let last = events.get(events.len().saturating_sub(SHOWN)..).unwrap_or(events);
        Story {
            lines: last.iter().map(|event| Line::of(event, history.world())).collect(),
            mark: mark(history),
        }
    }

    /// How many events there were so far, those before the shown lines included.
    pub fn len(&self) -> usize {
        self.mark.0
    }

    /// Whether nothing happened yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The newest event after the first `seen` ones that is worth hearing, and how many more
    /// there were; nothing after a step back in time.
    pub fn since(&self, seen: usize) -> Option<String> {
        let new = self.len().checked_sub(seen)?.min(self.lines.len());
        let new = self.lines.get(self.lines.len() - new..)?;
        let loud: Vec<&Line> =
            new.iter().filter(|line| !line.tone.is_empty() && line.tone != "command").collect();
        match loud.split_last()? {
            (last, []) => Some(last.sentence.clone()),
            (last, more) => Some(format!("{} And {} more events.", last.sentence, more.len())),
        }
    }

    /// The story so far, if it is another than this one.
    pub fn extended(&self, history: &History) -> Option<Story> {
        (self.mark != mark(history)).then(|| Story::of(history))
    }
}

fn mark(history: &History) -> (usize, usize, Option<(Seq, Time)>) {
    let events = history.events();
    (events.len(), history.commands().len(), events.last().map(|event| (event.seq, event.at)))
}

/// The events that led to `seq`, the first cause first and `seq` itself last.
fn causes(history: &History, seq: Seq) -> Vec<&Event> {
    const LONGEST: usize = 32;
    let find = |seq: Seq| {
        let events = &history.log().events;
        events.binary_search_by_key(&seq, |event| event.seq).ok().and_then(|at| events.get(at))
    };
    let mut chain: Vec<&Event> =
        std::iter::successors(find(seq), |event| event.cause.and_then(find)).take(LONGEST).collect();
    chain.reverse();
    chain
}

/// Why a thing is as it is: the chain of causes of its last change of state, then what else came
/// of them, in the order of time.
pub fn chain(history: &History, concerns: impl Fn(&Event) -> bool) -> Vec<&Event> {
    let events = history.events();
    let Some(last) = events.iter().rev().find(|event| is_change(event) && concerns(event)) else {
        return Vec::new();
    };
    let mut chain = causes(history, last.seq);
    let first = chain.first().map_or(last.seq, |event| event.seq);
    let from = events.partition_point(|event| event.seq <= first);
    let mut led: SortedSet<Seq> = chain.iter().map(|event| event.seq).filter(|seq| *seq != first).collect();
    let mut replaced = false;
    for event in events.get(from..).unwrap_or_default() {
        let follows = event.cause.is_some_and(|cause| led.contains(&cause));
        if !follows || !led.insert(event.seq) {
            continue;
        }
        let replaces = !replaced && !concerns(event) && starts(event);
        replaced |= replaces;
        if replaces || matches!(event.kind, EventKind::RequestsLost { .. }) {
            chain.push(event);
        }
    }
    ecs_sort::sort_by_key(&mut chain, |event| event.seq);
    chain
}

/// Whether an event changes the state of a thing, rather than something about it.
fn is_change(event: &Event) -> bool {
    !matches!(event.kind, EventKind::TargetStateChange { .. } | EventKind::RequestsLost { .. })
}

fn starts(event: &Event) -> bool {
    matches!(event.kind, EventKind::TaskStateChange { last: TaskStatus::Provisioning, .. })
}

fn subject(kind: &EventKind) -> Option<Subject> {
    if let Some(task) = kind.task() {
        return Some(Subject::Task(task.key));
    }
    match kind {
        EventKind::ServiceEvent { service, .. }
        | EventKind::DesiredCountChange { service, .. }
        | EventKind::DeploymentStateChange { service, .. } => Some(Subject::Service(*service)),
        EventKind::InstanceStateChange { instance, .. } => Some(Subject::Instance(*instance)),
        _ => None,
    }
}

/// A class of the style sheet for what deserves a mark on the timeline.
fn tone(kind: &EventKind) -> &'static str {
    match kind {
        EventKind::Commanded { .. } => "command",
        EventKind::RequestsLost { .. } => "bad",
        EventKind::ContainerStateChange { exit_code: Some(code), .. } if *code != 0 => "bad",
        EventKind::TaskStateChange { last: TaskStatus::Running, desired: DesiredStatus::Running, .. } => "ok",
        EventKind::TaskStateChange { last: TaskStatus::Provisioning, .. } => "start",
        EventKind::TaskStateChange { last: TaskStatus::Deactivating, .. } => "stop",
        EventKind::ServiceEvent { code, .. } if code.starts_with("E15") => "bad",
        _ => "",
    }
}

/// Lines that deserve a mark on the timeline, over the whole run: of two that would fall on the
/// same place the more telling one.
pub fn marks(history: &History) -> Vec<Line> {
    const PLACES: u64 = 160;
    let span = history.end().0.max(1);
    let mut marks: Vec<(u64, usize, &Event)> = Vec::new();
    for event in &history.log().events {
        let Some(weight) = TONES.iter().position(|known| *known == tone(&event.kind)) else { continue };
        let place = event.at.0.saturating_mul(PLACES) / span;
        match marks.last_mut() {
            Some(last) if last.0 == place => {
                if weight < last.1 {
                    *last = (place, weight, event);
                }
            }
            _ => marks.push((place, weight, event)),
        }
    }
    marks.into_iter().map(|(_, _, event)| Line::of(event, history.world())).collect()
}

/// Tones by how much they say.
const TONES: [&str; 5] = ["command", "bad", "ok", "stop", "start"];
