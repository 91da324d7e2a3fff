//! The run: history and clock, moved by animation frames and not by signals. It publishes what
//! the panels need a few times a second, and at once when the user did something.

pub mod coach;
mod describe;
mod figures;
mod label;
mod outline;
mod pace;
mod player;
mod story;
mod verdicts;

pub use coach::is_settled;
pub use describe::{describe, is_described};
pub use figures::{Figures, ServiceFigures};
pub use label::label;
pub use outline::{Branch, Meaning, Outline};
pub use pace::{RATES, Rate};
pub use player::{Branching, Clock, Fork, Frame, Run};
pub use story::{Line, Story, chain, marks};
pub use verdicts::{Verdict, verdicts};
