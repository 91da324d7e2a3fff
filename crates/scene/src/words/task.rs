//! The one word on a task's card that says how it goes, and until when.

use ecs_model::definition::{Definition, NetworkMode};
use ecs_model::time::Duration;
use ecs_model::world::{Health, TargetState, Task, TaskStatus, Waiting};

use crate::primitive::Role;
use crate::reading::{Reading, failed_exit, progress};

use super::{short_span, span};

/// A word and its tone. The variants say the same at different lengths, longest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Longest first; never empty.
    pub variants: Vec<String>,
    /// Its colour.
    pub role: Role,
}

impl Word {
    fn of<const N: usize>(role: Role, variants: [String; N]) -> Word {
        Word { variants: variants.into(), role }
    }

    fn plain(role: Role, word: &str) -> Word {
        Word::of(role, [word.to_owned()])
    }

    /// The longest variant.
    pub fn full(&self) -> &str {
        self.variants.first().map_or("", String::as_str)
    }
}

/// How a task goes: `healthy`, `draining, 24 s`, `image pull 61 %`, `exit 137`.
pub fn task_word(reading: &Reading<'_>, task: &Task) -> Word {
    match task.last_status {
        TaskStatus::Running => running(reading, task),
        TaskStatus::Provisioning | TaskStatus::Pending | TaskStatus::Activating => starting(reading, task),
        _ => leaving(reading, task),
    }
}

fn running(reading: &Reading<'_>, task: &Task) -> Word {
    if task.health == Health::Unhealthy {
        return Word::plain(Role::Bad, "unhealthy");
    }
    if let Some(state) = reading.target_state(task.key) {
        let role = match state {
            TargetState::Healthy => Role::Ok,
            TargetState::Unhealthy => Role::Bad,
            TargetState::Initial => Role::Start,
            TargetState::Draining => Role::Stop,
            TargetState::Unused => Role::Muted,
        };
        return Word::plain(role, state.as_aws());
    }
    let checked = reading.definition(task).is_some_and(has_health_check);
    match task.health {
        Health::Healthy if checked => Word::plain(Role::Ok, "healthy"),
        _ if checked => Word::plain(Role::Start, "no verdict yet"),
        _ => {
            // Every ten seconds is often enough for an age.
            let age = reading.now().since(task.times.started.unwrap_or(task.status_since));
            let age =
                if age < Duration::minutes(1) { Duration::seconds(age.as_seconds() / 10 * 10) } else { age };
            Word::of(Role::Muted, [format!("up {}", short_span(age))])
        }
    }
}

fn has_health_check(definition: &Definition) -> bool {
    definition.containers.iter().any(|container| container.health_check.is_some())
}

fn starting(reading: &Reading<'_>, task: &Task) -> Word {
    let left = task.waiting_until.map(|until| until.since(reading.now()));
    match task.waiting {
        Waiting::ImagePull => pulling(reading, task),
        Waiting::Interface
            if reading.definition(task).is_some_and(|d| d.network_mode == NetworkMode::Awsvpc) =>
        {
            counting(Role::Start, ["attaching its ENI", "ENI in"], left)
        }
        Waiting::Interface => counting(Role::Start, ["finding capacity", "capacity in"], left),
        Waiting::HostResources => counting(Role::Off, ["waits for the agent", "waits"], left),
        Waiting::ContainerStart => counting(Role::Start, ["starting", "starts in"], left),
        Waiting::TargetRegistration => counting(Role::Start, ["registering", "registers in"], left),
        _ => counting(Role::Start, ["on its way", "soon"], left),
    }
}

fn pulling(reading: &Reading<'_>, task: &Task) -> Word {
    let since = task.times.pull_started.unwrap_or(task.status_since);
    let Some(until) = task.waiting_until else { return Word::plain(Role::Start, "image pull") };
    let percent = progress(since, until, reading.now()) / 10;
    let variants = [format!("image pull {percent} %"), format!("pull {percent} %"), format!("{percent} %")];
    Word::of(Role::Start, variants)
}

fn leaving(reading: &Reading<'_>, task: &Task) -> Word {
    if let Some(code) = failed_exit(task) {
        return Word::of(Role::Bad, [format!("exit {code}")]);
    }
    let left = task.waiting_until.map(|until| until.since(reading.now()));
    match task.waiting {
        Waiting::TargetDeregistration => counting(Role::Stop, ["deregistering", "deregisters"], left),
        Waiting::Draining => counting(Role::Stop, ["draining", "draining"], left),
        Waiting::ContainerStop => counting(Role::Stop, ["SIGTERM sent, SIGKILL in", "SIGKILL in"], left),
        Waiting::InterfaceDetach => counting(Role::Stop, ["detaching its ENI", "ENI"], left),
        _ => Word::plain(Role::Stop, "leaving"),
    }
}

/// `word, 9 s` in shorter and shorter forms. A word that ends in "in" takes no comma.
fn counting(role: Role, words: [&str; 2], left: Option<Duration>) -> Word {
    let Some(left) = left.filter(|left| *left > Duration::ZERO) else {
        return Word::of(role, words.map(|word| word.trim_end_matches(" in").to_owned()));
    };
    let with = |word: &str, time: String| {
        let comma = if word.ends_with(" in") { "" } else { "," };
        format!("{word}{comma} {time}")
    };
    let [long, short] = words;
    let variants =
        [with(long, span(left)), with(short, span(left)), with(short, short_span(left)), short_span(left)];
    Word::of(role, variants)
}
