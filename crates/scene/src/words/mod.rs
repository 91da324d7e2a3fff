//! The plain words of the picture: what is written on it, what a treeitem says, the outline.

mod outline;
mod rule;
mod service;
mod socket;
mod task;

pub use outline::{Line, label, outline, words};
pub use rule::{action_name, rule_conditions};
pub use service::{service_words, summary};
pub use socket::{SocketWords, socket_words};
pub use task::{Word, task_word};

use ecs_model::time::{Duration, Time};

/// A span as people say it: `9 s`, `4 min 12 s`, `2 h 5 min`. Whole seconds, rounded up, so
/// that a countdown ends with "1 s" and never shows 0 before it is over.
pub fn span(span: Duration) -> String {
    let seconds = span.0.div_ceil(1_000_000);
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    match (hours, minutes, rest) {
        (0, 0, rest) => format!("{rest} s"),
        (0, minutes, 0) => format!("{minutes} min"),
        (0, minutes, rest) => format!("{minutes} min {rest} s"),
        (hours, 0, _) => format!("{hours} h"),
        (hours, minutes, _) => format!("{hours} h {minutes} min"),
    }
}

/// The largest unit of [`span`] alone: `9 s`, `4 min`, `2 h`.
pub fn short_span(span: Duration) -> String {
    match span.0.div_ceil(1_000_000) {
        seconds @ 0..60 => format!("{seconds} s"),
        seconds @ 60..3_600 => format!("{} min", seconds / 60),
        seconds => format!("{} h", seconds / 3_600),
    }
}

/// A moment as a clock shows it: `02:46`, `1:02:46`.
pub fn clock(time: Time) -> String {
    let seconds = time.seconds();
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{rest:02}") } else { format!("{minutes:02}:{rest:02}") }
}

/// A number with thin groups of three: `4,796`.
pub fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// `1 task`, `2 tasks`.
pub fn count(many: u64, one: &str) -> String {
    if many == 1 { format!("1 {one}") } else { format!("{} {one}s", number(many)) }
}

/// Requests a second: `0.5`, `20`, `8,400`.
pub fn per_second(rate: f64) -> String {
    if rate >= 10.0 || rate.fract() < 0.05 { number(rate.round() as u64) } else { format!("{rate:.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_said_as_people_say_them() {
        let said = |millis| span(Duration::millis(millis));
        assert_eq!(said(0), "0 s");
        assert_eq!(said(1), "1 s");
        assert_eq!(said(59_000), "59 s");
        assert_eq!(said(60_000), "1 min");
        assert_eq!(said(252_000), "4 min 12 s");
        assert_eq!(said(7_500_000), "2 h 5 min");
        assert_eq!(short_span(Duration::seconds(252)), "4 min");
    }

    #[test]
    fn numbers_are_grouped_and_moments_are_clocks() {
        assert_eq!(
            [number(0), number(999), number(1_000), number(4_796_123)],
            ["0", "999", "1,000", "4,796,123"]
        );
        assert_eq!(count(1, "task"), "1 task");
        assert_eq!(count(1_200, "task"), "1,200 tasks");
        assert_eq!(clock(Time(166_900_000)), "02:46");
        assert_eq!(clock(Time(3_766_000_000)), "1:02:46");
        assert_eq!([per_second(0.5), per_second(20.0), per_second(8_400.2)], ["0.5", "20", "8,400"]);
    }
}
