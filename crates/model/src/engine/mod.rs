//! How a world moves: commands and timers in, events out.
//!
//! A timer is due at a time; ties are broken by class, then by the order in which timers were
//! set. What happens inside one timer is a plain function of the world. Nothing here reads a
//! clock.

mod timers;

pub use timers::{Timer, Timers};

use crate::command::Command;
use crate::event::{Event, EventKind, Seq, TaskRef};
use crate::log::Log;
use crate::parameters::Spread;
use crate::sabotage::Sabotage;
use crate::time::{Duration, Time};
use crate::world::{TaskKey, World};
use crate::{command_effects, lifecycle, load_balancing, scheduler, traffic};

/// One step in the making: the world, where its events go, and the cause that new events and
/// timers inherit.
pub struct Step<'a> {
    /// The world, at the moment of the step.
    pub world: &'a mut World,
    /// Where events go.
    pub log: &'a mut Log,
    /// The event that everything in this step follows from.
    pub cause: Option<Seq>,
}

impl Step<'_> {
    /// The moment of the step.
    pub fn now(&self) -> Time {
        self.world.now
    }

    /// Records an event with the present cause, and returns its position.
    pub fn emit(&mut self, kind: EventKind) -> Seq {
        let seq = self.world.next_event;
        self.world.next_event = Seq(seq.0.saturating_add(1));
        self.log.event(Event { seq, at: self.world.now, cause: self.cause, kind });
        seq
    }

    /// Sets a timer that is due after `delay` and remembers the present cause.
    pub fn after(&mut self, delay: Duration, timer: Timer) {
        self.at(self.world.now + delay, timer);
    }

    /// Sets a timer that is due at `time` and remembers the present cause.
    pub fn at(&mut self, time: Time, timer: Timer) {
        self.world.timers.set(time.max(self.world.now), timer, self.cause);
    }

    /// Runs `body` with `cause` in place of the present cause.
    pub fn because<R>(&mut self, cause: Seq, body: impl FnOnce(&mut Step<'_>) -> R) -> R {
        let cause = Some(cause).filter(|_| !self.world.sabotaged(Sabotage::ForgetsCauses));
        body(&mut Step { world: self.world, log: self.log, cause })
    }

    /// Draws a span between the ends of `spread`.
    pub fn draw(&mut self, spread: Spread) -> Duration {
        Duration(self.world.streams.durations.between(spread.low.0, spread.high.0))
    }

    /// How events name the task under `key`; absent when it is gone.
    pub fn task_ref(&self, key: TaskKey) -> Option<TaskRef> {
        let task = self.world.tasks.get(key)?;
        Some(TaskRef { key, id: task.id, service: task.service })
    }
}

/// Does what the command says, at the world's present moment, and everything that follows from
/// it at the same moment.
pub fn apply(world: &mut World, log: &mut Log, command: &Command) {
    command_effects::apply(&mut Step { world, log, cause: None }, command);
    world.tamper();
    let now = world.now;
    advance(world, log, now);
}

/// Lets time pass until `until`: everything due up to and including it happens.
pub fn advance(world: &mut World, log: &mut Log, until: Time) {
    while step(world, log, until) {}
    world.now = world.now.max(until);
}

/// Lets the next due timer or request happen, if one is due up to and including `until`; answers
/// whether there was one. Requests come after the timers of the same moment. Tests check
/// invariants between steps.
pub fn step(world: &mut World, log: &mut Log, until: Time) -> bool {
    let request = world.requests.calendar.next_due();
    if request.is_some_and(|request| world.timers.next_due().is_none_or(|timer| request < timer)) {
        return traffic::advance(&mut Step { world, log, cause: None }, until);
    }
    let Some((time, timer, cause)) = world.timers.take_due(until) else { return false };
    world.now = world.now.max(time);
    let mut step = Step { world, log, cause };
    match timer {
        Timer::Service(timer) => scheduler::fire(&mut step, timer),
        Timer::Task(timer) => lifecycle::fire(&mut step, timer),
        Timer::LoadBalancing(timer) => load_balancing::fire(&mut step, timer),
        Timer::Traffic(timer) => traffic::fire(&mut step, timer),
    }
    world.tamper();
    true
}

/// When the next timer is due. Requests are not timers: no event follows from them.
pub fn next_due(world: &World) -> Option<Time> {
    world.timers.next_due()
}
