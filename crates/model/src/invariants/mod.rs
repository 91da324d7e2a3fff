//! What has to hold of every world and of every step (scheduler.md 9).
//!
//! [`check`] looks at one world, a [`Watch`] at what a step made of it. Both are for tests and
//! for anyone who changes the engine; the application never runs them. Each rule has a switch in
//! [`crate::sabotage`] that breaks the engine so that the rule is reported.

mod capacity;
mod services;
mod steps;
mod tasks;

#[cfg(test)]
mod broken_on_purpose;
#[cfg(test)]
#[path = "../../tests/worlds/mod.rs"]
mod worlds;

use std::fmt;

use crate::engine;
use crate::event::Event;
use crate::load_balancing;
use crate::log::Log;
use crate::time::Time;
use crate::world::World;

/// A rule, by its number in scheduler.md 9; those without a number there are the model's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// 1: `lastStatus` follows the table of transitions.
    Transitions,
    /// 2: `desiredStatus` never goes back to RUNNING.
    DesiredStatus,
    /// 3: STOPPED has a desired status, a time and a code that go with it.
    Stopped,
    /// 4: the times of a task are in order, `startedAt` only after RUNNING.
    Times,
    /// 5: stop codes fit what happened.
    StopCodes,
    /// 6: SIGKILL comes no earlier than the stop timeout.
    StopTimeout,
    /// 7: containers start and stop in the order of `dependsOn`.
    ContainerOrder,
    /// 8: a task whose essential container ended is to stop.
    Essential,
    /// 9: a RUNNING task has no container that has not begun.
    RunningContainers,
    /// 10: the scheduler leaves standalone tasks alone.
    Standalone,
    /// 11: lists of tasks agree with the tasks.
    Recount,
    /// 12: exactly one deployment is PRIMARY, the newest.
    OnePrimary,
    /// 13: nothing is started beyond the ceiling.
    Ceiling,
    /// 14: no old healthy task is stopped below the floor.
    Floor,
    /// 15: a steady service is steady.
    Steady,
    /// 16: a completed deployment is alone.
    Completed,
    /// 21: a replacement runs the revision of the task that it replaces.
    Replacement,
    /// 22: pauses between failing starts grow up to a limit.
    Pauses,
    /// 23: a desired count changes no deployment.
    DesiredCount,
    /// 25: a service keeps its last hundred events, in order.
    EventList,
    /// 26: reservations fit the instance, and a static port has one holder.
    Reservations,
    /// 27: an instance has no more interfaces than its type.
    Interfaces,
    /// 28: tasks are placed on ACTIVE instances with a connected agent.
    Placement,
    /// 29: `distinctInstance` holds where a task is placed.
    Distinct,
    /// 30: the first strategy chose one of its best instances.
    Strategy,
    /// 31: the agent takes tasks in the order in which they came.
    Queue,
    /// 35: a service starts no more tasks a minute than its quota.
    LaunchQuota,
    /// 41: nothing is due in the past.
    Timers,
    /// Events name earlier events as their cause, and only users do things without one.
    Causes,
    /// No two tasks share an address or a host port.
    Addresses,
    /// Targets and requests agree with each other (load-balancing.md).
    Targets,
}

/// Something that should never be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// Which rule is broken.
    pub rule: Rule,
    /// Where and how.
    pub detail: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.rule, self.detail)
    }
}

/// Where findings go.
#[derive(Default)]
struct Findings(Vec<Violation>);

impl Findings {
    /// Notes a violation of `rule` unless `holds`.
    fn expect(&mut self, holds: bool, rule: Rule, detail: impl FnOnce() -> String) {
        if !holds {
            self.0.push(Violation { rule, detail: detail() });
        }
    }
}

/// Everything that is wrong with a world.
pub fn check(world: &World) -> Vec<Violation> {
    let mut findings = Findings::default();
    tasks::check(world, &mut findings);
    services::check(world, &mut findings);
    capacity::check(world, &mut findings);
    let due = engine::next_due(world);
    findings
        .expect(due.is_none_or(|due| due >= world.now), Rule::Timers, || format!("{due:?} at {}", world.now));
    for detail in load_balancing::inconsistencies(world) {
        findings.expect(false, Rule::Targets, || detail);
    }
    findings.0
}

/// Looks over the engine's shoulder: what each step makes of the world.
pub struct Watch {
    before: World,
}

impl Watch {
    /// Begins with `world`.
    pub fn new(world: &World) -> Watch {
        Watch { before: world.honest() }
    }

    /// Everything that is wrong with the step that led to `world` and gave `events`, and with the
    /// world itself.
    pub fn see(&mut self, world: &World, events: &[Event]) -> Vec<Violation> {
        let mut findings = Findings(check(world));
        steps::check(&self.before, world, events, &mut findings);
        self.before = world.honest();
        findings.0
    }

    /// Lets time pass until `until`, up to the first event with something wrong. Steps without an
    /// event, which are mostly requests, are looked at together with the next one that has some.
    pub fn advance(&mut self, world: &mut World, log: &mut Log, until: Time) -> Vec<Violation> {
        loop {
            let seen = log.events.len();
            if !engine::step(world, log, until) {
                world.now = world.now.max(until);
                return Vec::new();
            }
            let on_time = engine::next_due(world).is_none_or(|due| due >= world.now);
            if log.events.len() == seen && on_time {
                continue;
            }
            let violations = self.see(world, log.events.get(seen..).unwrap_or_default());
            if !violations.is_empty() {
                return violations;
            }
        }
    }
}
