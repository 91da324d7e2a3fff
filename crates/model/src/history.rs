//! Time as a thing one holds: a first world, the commands, and checkpoints to come back to.

use std::mem::size_of;

use crate::command::Command;
use crate::engine;
use crate::event::Event;
use crate::log::Log;
use crate::time::{Duration, Time};
use crate::world::{Task, World};

/// What the checkpoints of a history may take, in bytes.
const CHECKPOINT_BUDGET: usize = 64 * 1024 * 1024;
/// Between two checkpoints while there is room.
const FIRST_INTERVAL: Duration = Duration::seconds(5);

/// A run: everything up to [`History::end`] is computed, and the world stands at some moment
/// of it. A command given before the end replaces what came after; fork first to keep both.
#[derive(Clone, Debug)]
pub struct History {
    commands: Vec<(Time, Command)>,
    /// By time; the first one is the first world and is never dropped.
    checkpoints: Vec<World>,
    interval: Duration,
    log: Log,
    end: Time,
    world: World,
    /// How many commands the world has in it.
    applied: usize,
}

impl History {
    /// A run that begins with `world`. Events that made the world are passed on in `log`.
    pub fn new(world: World, log: Log) -> History {
        History {
            commands: Vec::new(),
            checkpoints: vec![world.clone()],
            interval: FIRST_INTERVAL,
            log,
            end: world.now,
            applied: 0,
            world,
        }
    }

    /// The world at the present moment.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The present moment.
    pub fn now(&self) -> Time {
        self.world.now
    }

    /// How far the run is computed.
    pub fn end(&self) -> Time {
        self.end
    }

    /// Events, seconds and failures up to [`History::end`].
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Commands with their moments.
    pub fn commands(&self) -> &[(Time, Command)] {
        &self.commands
    }

    /// Events up to the present moment.
    pub fn events(&self) -> &[Event] {
        let events = &self.log.events;
        let until = events.partition_point(|event| event.seq < self.world.next_event);
        events.get(..until).unwrap_or(events)
    }

    /// Lets time pass. Inside what is computed already the same things happen again.
    pub fn advance(&mut self, span: Duration) {
        self.run_to(self.world.now + span);
    }

    /// Goes to a moment, back or forth; what lies beyond the end is computed.
    pub fn seek(&mut self, time: Time) {
        if time < self.world.now {
            self.restore(time);
        }
        self.run_to(time);
    }

    /// Goes to the next event after the present moment, computing at most `limit` of new
    /// time. Answers whether there was one.
    pub fn step_forward(&mut self, limit: Duration) -> bool {
        let last = self.world.now + limit;
        let seen = self.world.next_event;
        while self.world.next_event == seen {
            let next_command = self.commands.get(self.applied).map(|(at, _)| *at);
            match engine::next_due(&self.world).into_iter().chain(next_command).min() {
                Some(due) if due <= last => self.run_to(due),
                _ => {
                    self.run_to(last);
                    return false;
                }
            }
        }
        true
    }

    /// Goes to just before the moment of the last event before the present moment. Answers
    /// whether there was one.
    pub fn step_back(&mut self) -> bool {
        let now = self.world.now;
        let Some(at) = self.events().iter().rev().map(|event| event.at).find(|at| *at < now) else {
            return false;
        };
        self.seek(at);
        true
    }

    /// Does something at the present moment. What was computed beyond it is forgotten.
    pub fn command(&mut self, command: Command) {
        self.forget_future();
        engine::apply(&mut self.world, &mut self.log, &command);
        self.commands.push((self.world.now, command));
        self.applied = self.commands.len();
    }

    fn forget_future(&mut self) {
        if self.end <= self.world.now && self.applied == self.commands.len() {
            return;
        }
        let now = self.world.now;
        self.commands.truncate(self.applied);
        self.checkpoints.retain(|world| world.now <= now);
        self.log.truncate_after(now);
        let until = self.log.events.partition_point(|event| event.seq < self.world.next_event);
        self.log.events.truncate(until);
        self.end = now;
    }

    /// Puts the world at the last checkpoint at or before `time`.
    fn restore(&mut self, time: Time) {
        let at = self.checkpoints.partition_point(|world| world.now <= time).saturating_sub(1);
        let Some(world) = self.checkpoints.get(at) else { return };
        self.world = world.clone();
        // A checkpoint is taken before the commands of its own moment.
        self.applied = self.commands.partition_point(|(when, _)| *when < world.now);
    }

    fn run_to(&mut self, time: Time) {
        while let Some((when, command)) = self.commands.get(self.applied).cloned() {
            if when > time {
                break;
            }
            self.replay_to(when);
            engine::apply(&mut self.world, &mut Log::muted(), &command);
            self.applied = self.applied.saturating_add(1);
        }
        self.replay_to(time.min(self.end));
        self.compute_to(time);
    }

    fn replay_to(&mut self, time: Time) {
        if self.world.now < time {
            engine::advance(&mut self.world, &mut Log::muted(), time);
        }
    }

    fn compute_to(&mut self, time: Time) {
        while self.world.now < time {
            let last = self.checkpoints.last().map_or(Time::ZERO, |world| world.now);
            let next = last + self.interval;
            engine::advance(&mut self.world, &mut self.log, time.min(next));
            self.end = self.world.now;
            if self.world.now >= next {
                self.checkpoint();
            }
        }
    }

    /// Keeps the present world; when the budget is used up, every second checkpoint goes and
    /// new ones are taken half as often.
    fn checkpoint(&mut self) {
        self.checkpoints.push(self.world.clone());
        let size = size_of::<World>().saturating_add(weight(&self.world));
        if self.checkpoints.len().saturating_mul(size) > CHECKPOINT_BUDGET && self.checkpoints.len() > 2 {
            let mut position = 0usize;
            self.checkpoints.retain(|_| {
                position = position.saturating_add(1);
                position % 2 == 1
            });
            self.interval = self.interval + self.interval;
        }
    }
}

/// Roughly what a world takes in memory, in bytes. Stopped tasks count like others.
fn weight(world: &World) -> usize {
    const PER_TIMER: usize = 96;
    let containers: usize = world.tasks.values().map(|task| task.containers.len()).sum();
    let tasks = world.tasks.len().saturating_mul(size_of::<Task>());
    let recent = world.requests.recent.len().saturating_mul(size_of::<crate::requests::Request>());
    tasks
        .saturating_add(containers.saturating_mul(256))
        .saturating_add(world.timers.len().saturating_mul(PER_TIMER))
        .saturating_add(recent)
}
