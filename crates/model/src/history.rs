//! Time as a thing one holds: a first world, the commands, and checkpoints to come back to.

use std::mem::size_of;

use crate::command::Command;
use crate::engine::{self, Step};
use crate::event::{Event, EventKind};
use crate::log::Log;
use crate::scenario::{Action, NamedCommand};
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
    /// What the scenario planned, by time.
    plan: Vec<Action>,
    /// How much of the plan the world has in it.
    carried_out: usize,
    /// How much of the plan the log has in it.
    logged: usize,
    /// What each command is called in a scenario; nothing where it was about something gone.
    named: Vec<Option<Action>>,
}

impl History {
    /// A run that begins with `world`. Events that made the world are passed on in `log`. What is
    /// due at the first moment happens at once, so that nothing is ever due at the present one.
    pub fn new(world: World, log: Log) -> History {
        History::with_plan(world, log, Vec::new())
    }

    /// The same for a scenario with `actions`. They happen whatever the user does besides, each
    /// before the user's commands of the same moment.
    pub fn with_plan(mut world: World, mut log: Log, mut actions: Vec<Action>) -> History {
        let now = world.now;
        engine::advance(&mut world, &mut log, now);
        ecs_sort::sort_by_key(&mut actions, |action| action.at);
        let mut history = History {
            commands: Vec::new(),
            checkpoints: vec![world.clone()],
            interval: FIRST_INTERVAL,
            log,
            end: world.now,
            applied: 0,
            world,
            plan: actions,
            carried_out: 0,
            logged: 0,
            named: Vec::new(),
        };
        history.run_to(now);
        history
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

    /// What was planned and what was commanded so far, as a scenario writes it: with these actions
    /// the same things happen again.
    pub fn actions(&self) -> Vec<Action> {
        let commanded = self.named.iter().take(self.applied).flatten();
        let mut actions: Vec<Action> = self.plan.iter().chain(commanded).cloned().collect();
        ecs_sort::sort_by_key(&mut actions, |action| action.at);
        actions
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
            match engine::next_due(&self.world).into_iter().chain(self.next_input()).min() {
                Some(due) if due <= last => self.run_to(due),
                _ => {
                    self.run_to(last);
                    return false;
                }
            }
        }
        true
    }

    /// Goes to the moment of the last event before the present moment. Answers whether there was
    /// one.
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
        let named = NamedCommand::of(&command, &self.world);
        self.named.push(named.map(|command| Action { at: self.world.now, command }));
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
        self.named.truncate(self.applied);
        self.logged = self.carried_out;
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
        self.carried_out = self.plan.partition_point(|action| action.at < world.now);
    }

    fn run_to(&mut self, time: Time) {
        while self.next_input().is_some_and(|when| when <= time) {
            self.take_input();
        }
        self.reach(time);
    }

    /// When the next thing happens that does not follow from the world itself.
    fn next_input(&self) -> Option<Time> {
        let planned = self.plan.get(self.carried_out).map(|action| action.at);
        let commanded = self.commands.get(self.applied).map(|(when, _)| *when);
        planned.into_iter().chain(commanded).min()
    }

    /// Goes to the moment of the next input and lets it happen.
    fn take_input(&mut self) {
        let planned = self.plan.get(self.carried_out).cloned();
        let commanded = self.commands.get(self.applied).cloned();
        match (planned, commanded) {
            (Some(action), None) => self.carry_out(&action),
            (Some(action), Some((when, _))) if action.at <= when => self.carry_out(&action),
            (_, Some((when, command))) => {
                self.reach(when);
                engine::apply(&mut self.world, &mut Log::muted(), &command);
                self.applied = self.applied.saturating_add(1);
            }
            (None, None) => {}
        }
    }

    /// Does what was planned; the first time it goes into the log.
    fn carry_out(&mut self, action: &Action) {
        self.reach(action.at);
        let mut muted = Log::muted();
        let is_new = self.carried_out >= self.logged;
        let log = if is_new { &mut self.log } else { &mut muted };
        match action.command.resolve(&self.world) {
            Ok(commands) => commands.iter().for_each(|command| engine::apply(&mut self.world, log, command)),
            Err(reason) => {
                let sentence = format!("{} had nothing to do: {reason}", action.command.api_name());
                Step { world: &mut self.world, log, cause: None }.emit(EventKind::Commanded { sentence });
            }
        }
        self.carried_out = self.carried_out.saturating_add(1);
        self.logged = self.logged.max(self.carried_out);
    }

    fn reach(&mut self, time: Time) {
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
