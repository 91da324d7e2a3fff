//! How fast the model goes: what the user asks for, and what can be computed.

use ecs_model::history::History;
use ecs_model::time::Duration;

/// Model seconds per second of the user, at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate(pub u32);

/// The rates that the page offers.
pub const RATES: [Rate; 9] =
    [Rate(1), Rate(2), Rate(5), Rate(10), Rate(20), Rate(60), Rate(120), Rate(300), Rate(600)];

impl Rate {
    /// For example `1 s = 10 s` and `1 s = 2 min`.
    pub fn label(self) -> String {
        match self.0 {
            seconds if seconds >= 60 && seconds % 60 == 0 => format!("1 s = {} min", seconds / 60),
            seconds => format!("1 s = {seconds} s"),
        }
    }
}

/// What one frame may spend on the model, in milliseconds.
const BUDGET: f64 = 10.0;
/// A frame that comes later than this, in milliseconds, is a pause and not a slow frame.
const LONGEST_FRAME: f64 = 100.0;
/// The model goes on in slices of at most this much, so that the budget can be kept.
const SLICE: Duration = Duration::millis(250);

/// Follows the wall clock as well as it can. What cannot be computed in time happens later: no
/// request is dropped to keep up.
#[derive(Clone, Debug)]
pub struct Pace {
    /// What the user asks for.
    pub rate: Rate,
    /// What was reached lately, in model seconds per second; a moving average.
    attained: f64,
    last_frame: Option<f64>,
}

impl Pace {
    /// A pace that has not begun.
    pub fn new(rate: Rate) -> Pace {
        Pace { rate, attained: f64::from(rate.0), last_frame: None }
    }

    /// Forgets when the last frame was: time stood still since.
    pub fn rest(&mut self) {
        self.last_frame = None;
        self.attained = f64::from(self.rate.0);
    }

    /// The rate that is reached, if it is well below what the user asks for.
    pub fn falls_short(&self) -> Option<f64> {
        (self.attained < f64::from(self.rate.0) * 0.9).then_some(self.attained)
    }

    /// Moves the run on by what passed since the last frame. `now` and `clock` are in
    /// milliseconds; `clock` says how long the model has taken.
    pub fn advance(&mut self, history: &mut History, now: f64, clock: impl Fn() -> f64) {
        let passed = self.last_frame.map_or(0.0, |last| (now - last).clamp(0.0, LONGEST_FRAME));
        self.last_frame = Some(now);
        let wanted = Duration::micros((passed * f64::from(self.rate.0) * 1_000.0) as u64);
        let start = clock();
        let mut done = Duration::ZERO;
        while done < wanted && clock() - start < BUDGET {
            let slice = Duration::micros(wanted.0 - done.0).min(SLICE);
            history.advance(slice);
            done = Duration::micros(done.0 + slice.0);
        }
        if passed > 0.0 {
            let reached = done.0 as f64 / 1_000.0 / passed;
            self.attained += (reached - self.attained) * (passed / 1_000.0).min(1.0);
        }
    }
}
