//! Playing, pausing, stepping, seeking, commanding.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use ecs_model::command::Command;
use ecs_model::history::History;
use ecs_model::time::{Duration, Time};
use leptos::prelude::*;

use super::{Figures, Outline, Rate, Story, pace::Pace};
use crate::browser::frames::Frames;
use crate::browser::milliseconds;

/// Between two publications while the run plays, in milliseconds.
const PUBLISH_EVERY: f64 = 200.0;
/// How far a step looks for the next event.
const STEP_LIMIT: Duration = Duration::minutes(30);

/// Where the run stands in time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clock {
    /// The present moment.
    pub now: Time,
    /// How far the run is computed.
    pub end: Time,
    /// Whether time passes.
    pub playing: bool,
    /// What the user asks for.
    pub rate: Rate,
    /// Model seconds per second that are reached, when they are well below the rate.
    pub short: Option<f64>,
    /// The other line of time, after a fork.
    pub fork: Option<Fork>,
}

/// Two lines of time that were one up to a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fork {
    /// Where they part.
    pub at: Time,
    /// How far the line is computed that is not shown.
    pub end: Time,
    /// Which one is shown.
    pub shown: Branching,
}

/// Which of two lines of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Branching {
    /// The one that was there first.
    First,
    /// The one that began with the fork.
    Second,
}

/// What the painter of the stage gets with each frame.
pub struct Frame<'a> {
    /// The run.
    pub history: &'a History,
    /// Model seconds per second.
    pub rate: Rate,
    /// The user's clock, in milliseconds.
    pub now: f64,
    /// Whether something else than the passing of time may have changed the picture.
    pub changed: bool,
}

type Painter = Box<dyn FnMut(&Frame<'_>) -> bool>;

/// The line of time that is not shown.
struct Other {
    history: History,
    at: Time,
    shown: Branching,
}

struct Player {
    history: History,
    other: Option<Box<Other>>,
    pace: Pace,
    playing: bool,
    published_at: f64,
    changed: bool,
    painter: Option<Painter>,
}

/// The run, as panels know it. Copies are the same run.
#[derive(Clone, Copy)]
pub struct Run {
    player: StoredValue<Rc<RefCell<Player>>, LocalStorage>,
    frames: StoredValue<Option<Rc<Frames>>, LocalStorage>,
    /// Where the run stands in time.
    pub clock: RwSignal<Clock>,
    /// Counts and sums.
    pub figures: RwSignal<Arc<Figures>>,
    /// The world as a tree.
    pub outline: RwSignal<Arc<Outline>>,
    /// What happened, newest last.
    pub story: RwSignal<Arc<Story>>,
    /// Grows when another history is loaded.
    pub generation: RwSignal<u32>,
}

impl Clock {
    /// How far the longer of two lines of time is computed.
    pub fn farthest(&self) -> Time {
        self.fork.map_or(self.end, |fork| fork.end.max(self.end))
    }
}

impl Run {
    /// A run that stands still at the present moment of `history`.
    pub fn new(history: History) -> Run {
        let rate = Rate(10);
        let run = Run {
            clock: RwSignal::new(Clock {
                now: history.now(),
                end: history.end(),
                playing: false,
                rate,
                short: None,
                fork: None,
            }),
            figures: RwSignal::new(Arc::new(Figures::of(&history))),
            outline: RwSignal::new(Arc::new(Outline::of(history.world()))),
            story: RwSignal::new(Arc::new(Story::of(&history))),
            generation: RwSignal::new(0),
            frames: StoredValue::new_local(None),
            player: StoredValue::new_local(Rc::new(RefCell::new(Player {
                history,
                other: None,
                pace: Pace::new(rate),
                playing: false,
                published_at: 0.0,
                changed: true,
                painter: None,
            }))),
        };
        run.frames.set_value(Some(Frames::new(move |now| run.frame(now))));
        run
    }

    /// Reads the history. Not for what follows the clock: that comes through the signals.
    pub fn read<R>(self, read: impl FnOnce(&History) -> R) -> R {
        self.player.with_value(|player| read(&player.borrow().history))
    }

    /// Who paints the stage. The painter answers whether something still eases.
    pub fn paint_with(self, painter: impl FnMut(&Frame<'_>) -> bool + 'static) {
        self.change(|player| player.painter = Some(Box::new(painter)));
    }

    /// Nobody paints any more.
    pub fn stop_painting(self) {
        self.change(|player| player.painter = None);
    }

    /// Asks for a frame because the picture may look different now.
    pub fn repaint(self) {
        self.player.with_value(|player| {
            // The painter itself may ask, through a signal that it sets.
            if let Ok(mut player) = player.try_borrow_mut() {
                player.changed = true;
            }
        });
        self.wake();
    }

    /// Puts another history in place of this one.
    pub fn load(self, history: History, playing: bool) {
        self.change(|player| {
            player.history = history;
            player.other = None;
            player.playing = playing;
            player.pace.rest();
        });
        self.generation.update(|generation| *generation += 1);
        self.publish();
    }

    /// Lets time pass.
    pub fn play(self) {
        self.set_playing(true);
    }

    /// Lets time stand still.
    pub fn pause(self) {
        self.set_playing(false);
    }

    /// Plays when paused, pauses when playing.
    pub fn toggle(self) {
        self.set_playing(!self.clock.get_untracked().playing);
    }

    fn set_playing(self, playing: bool) {
        self.act(|player| {
            player.playing = playing;
            player.pace.rest();
        });
    }

    /// Goes at another rate.
    pub fn set_rate(self, rate: Rate) {
        self.act(|player| player.pace.rate = rate);
    }

    /// Pauses at the next event. Answers whether there was one within half an hour.
    pub fn step_forward(self) -> bool {
        self.act(|player| {
            player.playing = false;
            player.history.step_forward(STEP_LIMIT)
        })
    }

    /// Pauses before the last event. Answers whether there was one.
    pub fn step_back(self) -> bool {
        self.act(|player| {
            player.playing = false;
            player.history.step_back()
        })
    }

    /// Goes to a moment.
    pub fn seek(self, time: Time) {
        self.act(|player| {
            player.history.seek(time);
            player.pace.rest();
        });
    }

    /// Keeps this line of time and goes on in a second one, which is the same up to here.
    pub fn fork(self) {
        self.act(|player| {
            let (history, at) = (player.history.clone(), player.history.now());
            player.other = Some(Box::new(Other { history, at, shown: Branching::Second }));
        });
    }

    /// Shows one of the two lines of time, at the same moment as far as it is computed.
    pub fn show_line(self, line: Branching) {
        self.act(|player| {
            let Some(other) = player.other.as_mut().filter(|other| other.shown != line) else { return };
            let now = player.history.now();
            std::mem::swap(&mut player.history, &mut other.history);
            other.shown = line;
            player.history.seek(now.min(player.history.end()));
            player.pace.rest();
        });
    }

    /// Lets the line of time go that is not shown.
    pub fn join(self) {
        self.act(|player| player.other = None);
    }

    /// Reads the line of time that is not shown, when there is one.
    pub fn read_other<R>(self, read: impl FnOnce(&History) -> R) -> Option<R> {
        self.player.with_value(|player| player.borrow().other.as_ref().map(|other| read(&other.history)))
    }

    /// Moves the run on without anybody watching.
    pub fn skip(self, skip: impl FnOnce(&mut History)) {
        self.act(|player| skip(&mut player.history));
    }

    /// Does something at the present moment, and lets its consequences be seen.
    pub fn command(self, command: Command) {
        self.act(|player| {
            player.history.command(command);
            player.playing = true;
        });
    }

    fn act<R>(self, act: impl FnOnce(&mut Player) -> R) -> R {
        let result = self.change(act);
        self.publish();
        result
    }

    fn change<R>(self, change: impl FnOnce(&mut Player) -> R) -> R {
        let result = self.player.with_value(|player| {
            let mut player = player.borrow_mut();
            player.changed = true;
            change(&mut player)
        });
        self.wake();
        result
    }

    fn wake(self) {
        self.frames.with_value(|frames| {
            if let Some(frames) = frames {
                frames.wake();
            }
        });
    }

    /// One frame: time passes, the stage is painted, now and then the panels hear of it.
    fn frame(self, now: f64) -> bool {
        let Some((again, due)) = self.player.try_with_value(|player| {
            let player = &mut *player.borrow_mut();
            if player.playing {
                player.pace.advance(&mut player.history, now, milliseconds);
            }
            let frame = Frame {
                history: &player.history,
                rate: player.pace.rate,
                now,
                changed: std::mem::take(&mut player.changed),
            };
            let easing = player.painter.as_mut().is_some_and(|paint| paint(&frame));
            let due = player.playing && now - player.published_at >= PUBLISH_EVERY;
            (player.playing || easing, due)
        }) else {
            return false;
        };
        if due {
            self.publish();
        }
        again
    }

    /// Tells the panels what holds now. Signals change only where something is different.
    fn publish(self) {
        let (clock, figures, outline, story) = self.player.with_value(|player| {
            let player = &mut *player.borrow_mut();
            player.published_at = milliseconds();
            let history = &player.history;
            let clock = Clock {
                now: history.now(),
                end: history.end(),
                playing: player.playing,
                rate: player.pace.rate,
                short: player.pace.falls_short().filter(|_| player.playing),
                fork: player.other.as_ref().map(|other| Fork {
                    at: other.at,
                    end: other.history.end(),
                    shown: other.shown,
                }),
            };
            let story = self.story.with_untracked(|story| story.extended(history));
            let mut figures = Figures::of(history);
            let other = player.other.as_ref();
            figures.other =
                other.and_then(|other| Figures::of_line(&other.history, history.now())).map(Box::new);
            (clock, figures, Outline::of(history.world()), story)
        });
        set_if_other(self.clock, clock);
        set_if_other(self.figures, Arc::new(figures));
        set_if_other(self.outline, Arc::new(outline));
        if let Some(story) = story {
            self.story.set(Arc::new(story));
        }
    }
}

fn set_if_other<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|former| *former != value) {
        signal.set(value);
    }
}
