//! Requests: who sends them, what becomes of them, and their sums per second.
//!
//! Requests are simulated one by one. The model looks at rules, targets and processes once, when
//! the client sends; from there the request is under way until its client has an answer, unless
//! its container or its target's deregistration delay ends first. Each container works on any
//! number of requests at once, each for the workload's service time: there is no queue, which is
//! a choice of the model and not a fact about AWS.

mod answer;
mod arrivals;
mod seconds;

use crate::engine::Step;
use crate::event::EventKind;
use crate::load_balancing::{Reaction, reaction};
use crate::requests::{Due, InFlight, Request};
use crate::time::Time;
use crate::world::{TargetGroupKey, TaskKey};

pub use answer::{Answer, answer};

/// The fastest pace of one source, in thousandths of a request per second: 20,000 requests a
/// second.
pub const MOST_MILLIREQUESTS_PER_SECOND: u64 = 20_000_000;

/// Something about traffic that happens at a set time. Requests have a calendar of their own
/// ([`crate::requests::Calendar`]), because there are thousands of them a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TrafficTimer {
    /// A second is over: its sums go to the log.
    SecondOver,
}

/// Begins: every source gets its first arrival, and the first second begins. Call it once, when
/// a world is set up.
pub fn start(step: &mut Step<'_>) {
    for source in 0..step.world.traffic.len() {
        schedule_arrival(step, source, 0);
    }
    seconds::schedule(step);
}

/// Lets a timer happen.
pub fn fire(step: &mut Step<'_>, timer: TrafficTimer) {
    match timer {
        TrafficTimer::SecondOver => {
            seconds::close(step);
            seconds::schedule(step);
        }
    }
}

/// Changes the pace of a source, in thousandths of a request per second, at most
/// [`MOST_MILLIREQUESTS_PER_SECOND`]. The wait for its next request begins anew.
pub fn set_rate(step: &mut Step<'_>, source: usize, millirequests_per_second: u64) {
    let Some(row) = step.world.traffic.get_mut(source) else { return };
    row.millirequests_per_second = millirequests_per_second.min(MOST_MILLIREQUESTS_PER_SECOND);
    step.world.requests.calendar.revise(|time, due| match due {
        Due::Arrival { source: of, .. } if of as usize == source => None,
        _ => Some(time),
    });
    schedule_arrival(step, source, 0);
}

/// Lets the next arrival or end of a request happen, if one is due up to and including `until`;
/// answers whether there was one.
pub(crate) fn advance(step: &mut Step<'_>, until: Time) -> bool {
    let Some((time, due)) = step.world.requests.calendar.take_due(until) else { return false };
    step.world.now = step.world.now.max(time);
    match due {
        Due::Arrival { source, carry } => {
            send(step, source as usize);
            schedule_arrival(step, source as usize, carry);
        }
        Due::End { slot } => end(step, slot),
    }
    true
}

/// `carry` is by how many nanoseconds the previous arrival was later than its whole microsecond.
fn schedule_arrival(step: &mut Step<'_>, source: usize, carry: u16) {
    let Some(row) = step.world.traffic.get(source) else { return };
    let pace = row.millirequests_per_second;
    let Some(gap) = arrivals::gap_nanos(pace, &mut step.world.streams.requests) else { return };
    let nanos = gap.saturating_add(u64::from(carry));
    let time = Time(step.world.now.0.saturating_add(nanos / 1_000));
    let (source, carry) = (source as u32, (nanos % 1_000) as u16);
    step.world.requests.calendar.set(time, Due::Arrival { source, carry });
}

/// A client of `source` sends a request now.
pub fn send(step: &mut Step<'_>, source: usize) {
    let now = step.world.now;
    let Some(row) = step.world.traffic.get(source) else { return };
    let mut stream = step.world.streams.requests.clone();
    let answer = answer(step.world, row, &mut stream);
    step.world.streams.requests = stream;

    let number = step.world.requests.next_number;
    step.world.requests.next_number = number.saturating_add(1);
    let Answer { route, status, why, .. } = answer;
    let request = Request { number, source, sent: now, ended: now + answer.after, route, status, why };
    if let Some(registration) = answer.registration
        && let Some(group) = route.target_group.and_then(|key| step.world.target_group_mut(key))
    {
        group.request_began(registration);
    }
    let in_flight = InFlight { request, registration: answer.registration };
    let slot = step.world.requests.in_flight.insert(in_flight);
    step.world.requests.calendar.set(request.ended, Due::End { slot });
}

/// The client has its answer, unless the container hangs by now: then the answer never leaves it.
fn end(step: &mut Step<'_>, slot: u32) {
    if let Some(later) = still_waiting(step, slot) {
        step.world.requests.calendar.set(later, Due::End { slot });
        return;
    }
    let Some(InFlight { request, registration }) = step.world.requests.in_flight.remove(slot) else { return };
    if let Some(registration) = registration
        && let Some(group) = request.route.target_group.and_then(|key| step.world.target_group_mut(key))
    {
        group.request_ended(registration);
    }
    step.world.requests.finish(request);
    if !request.succeeded() {
        step.log.failure(request);
    }
}

/// When the load balancer gives up on a request whose container began to hang while it worked
/// on it; absent for every other request.
fn still_waiting(step: &mut Step<'_>, slot: u32) -> Option<Time> {
    let world = &mut *step.world;
    let in_flight = world.requests.in_flight.get(slot)?;
    let (request, registration) = (in_flight.request, in_flight.registration?);
    let target = world.target_group(request.route.target_group?)?.target(registration)?;
    if !request.why.is_empty() || reaction(world, target) != Reaction::Hangs {
        return None;
    }
    let gives_up = answer::gives_up(world, &request)?;
    let request = &mut world.requests.in_flight.get_mut(slot)?.request;
    (request.status, request.why, request.ended) = (504, answer::IDLE, gives_up.max(world.now));
    (request.ended > world.now).then_some(request.ended)
}

/// A container ended: the requests that it worked on end with 502 (load-balancing.md 4.1).
pub fn container_stopped(step: &mut Step<'_>, task: TaskKey, container: usize) {
    let Some(row) = step.world.tasks.get(task) else { return };
    let groups = row.registered_in.iter().filter_map(|group| step.world.target_group(*group));
    let broken: Vec<(TargetGroupKey, u32)> = groups
        .flat_map(|group| group.targets_of(task).map(|target| (group.key, target)))
        .filter(|(_, target)| target.container == container)
        .map(|(group, target)| (group, target.registration))
        .collect();
    for (group, registration) in broken {
        break_off(step, group, registration, "the container stopped before it answered");
    }
}

/// Ends what a target works on with 502, as soon as the news can be with the clients. Looks at
/// every request under way, but only if the target has one.
pub(crate) fn break_off(step: &mut Step<'_>, group: TargetGroupKey, registration: u32, why: &'static str) {
    let known = step.world.now + answer::round_trip(step.world);
    let Some(target) = step.world.target_group(group).and_then(|row| row.target(registration)) else {
        return;
    };
    let (task, count) = (target.task, target.in_flight);
    if count == 0 {
        return;
    }
    let requests = &mut step.world.requests;
    let in_flight = &mut requests.in_flight;
    requests.calendar.revise(|time, due| {
        let Due::End { slot } = due else { return Some(time) };
        let Some(row) = in_flight.get_mut(slot) else { return Some(time) };
        if (row.request.route.target_group, row.registration) != (Some(group), Some(registration)) {
            return Some(time);
        }
        row.registration = None;
        let request = &mut row.request;
        (request.status, request.why, request.ended) = (502, why, known);
        Some(known)
    });
    if let Some(row) = step.world.target_group_mut(group) {
        row.all_requests_ended(registration);
    }
    if let Some(task) = step.task_ref(task) {
        step.emit(EventKind::RequestsLost { task, count, status: 502 });
    }
}
