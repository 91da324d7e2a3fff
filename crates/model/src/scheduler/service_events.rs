//! The event list of a service, in AWS's words (scheduler.md 2.17).

use std::fmt::Write;
use std::sync::Arc;

use crate::engine::Step;
use crate::event::{EventKind, Seq, TaskRef};
use crate::world::{Said, ServiceEventLine, ServiceKey, TaskKey};

/// How many events a service keeps.
pub const EVENTS_KEPT: usize = 100;

/// Adds a line to the event list of a service. `rest` is what follows `(service <name>`.
pub(super) fn say(
    step: &mut Step<'_>,
    service: ServiceKey,
    code: &'static str,
    rest: &str,
    tasks: &[TaskKey],
) -> Seq {
    let tasks: Vec<TaskRef> = tasks.iter().filter_map(|key| step.task_ref(*key)).collect();
    let name = step.world.service(service).map(|row| row.name.clone()).unwrap_or_default();
    let message: Arc<str> = format!("(service {name}{rest}").into();
    let kind = EventKind::ServiceEvent { service, code, message: message.clone(), tasks };
    let (seq, at) = (step.emit(kind), step.now());
    if let Some(row) = step.world.service_mut(service) {
        row.events.push_back(ServiceEventLine { seq, at, message });
        while row.events.len() > EVENTS_KEPT {
            row.events.pop_front();
        }
    }
    seq
}

/// Adds a line unless the same one was said already, its cause has not gone since and some hours
/// have not passed.
pub(super) fn say_once(
    step: &mut Step<'_>,
    service: ServiceKey,
    code: &'static str,
    rest: &str,
) -> Option<Seq> {
    let (now, repeat) = (step.now(), step.world.parameters.event_repeat);
    let row = step.world.service_mut(service)?;
    row.said.retain(|said| said.at + repeat > now);
    if row.said.iter().any(|said| said.code == code && said.message.as_ref() == rest) {
        return None;
    }
    row.said.push(Said { code, message: rest.into(), at: now });
    Some(say(step, service, code, rest, &[]))
}

/// What messages of this kind report is over: the next one is said again.
pub(super) fn unsay(step: &mut Step<'_>, service: ServiceKey, code: &str) {
    if let Some(row) = step.world.service_mut(service) {
        row.said.retain(|said| !said.code.starts_with(code));
    }
}

/// `(task <id>) (task <id>)`.
pub(super) fn task_list(step: &Step<'_>, tasks: &[TaskKey]) -> String {
    let mut list = String::new();
    for task in tasks.iter().filter_map(|key| step.world.tasks.get(*key)) {
        let space = if list.is_empty() { "" } else { " " };
        // Writing to a string cannot fail.
        let _ = write!(list, "{space}(task {})", task.id);
    }
    list
}
