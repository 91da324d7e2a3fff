//! Virtual time: whole microseconds since the world began.

use std::fmt;
use std::ops::{Add, AddAssign, Sub};

/// A moment of the model, in microseconds since the world began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(pub u64);

/// A span of model time, in microseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(pub u64);

impl Time {
    /// The moment the world began.
    pub const ZERO: Time = Time(0);

    /// The span from `earlier` to this moment; zero when `earlier` is later.
    pub fn since(self, earlier: Time) -> Duration {
        Duration(self.0.saturating_sub(earlier.0))
    }

    /// Whole seconds since the world began, rounded down.
    pub fn seconds(self) -> u64 {
        self.0 / 1_000_000
    }
}

impl Duration {
    /// No time at all.
    pub const ZERO: Duration = Duration(0);

    /// A span of whole microseconds.
    pub const fn micros(micros: u64) -> Duration {
        Duration(micros)
    }

    /// A span of whole milliseconds.
    pub const fn millis(millis: u64) -> Duration {
        Duration(millis.saturating_mul(1_000))
    }

    /// A span of whole seconds.
    pub const fn seconds(seconds: u64) -> Duration {
        Duration(seconds.saturating_mul(1_000_000))
    }

    /// A span of whole minutes.
    pub const fn minutes(minutes: u64) -> Duration {
        Duration::seconds(minutes.saturating_mul(60))
    }

    /// A span of whole hours.
    pub const fn hours(hours: u64) -> Duration {
        Duration::minutes(hours.saturating_mul(60))
    }

    /// Whole seconds, rounded down.
    pub const fn as_seconds(self) -> u64 {
        self.0 / 1_000_000
    }

    /// Reads the notation of the scenario format: a whole or decimal number and one of
    /// `us`, `ms`, `s`, `m`, `h`, for example `40ms`, `1.5s`, `10m`.
    ///
    /// # Errors
    /// A sentence that says what is wrong with `text`.
    pub fn parse(text: &str) -> Result<Duration, String> {
        let split = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
        let (number, unit) = text.split_at(split);
        let scale: u64 = match unit {
            "us" => 1,
            "ms" => 1_000,
            "s" => 1_000_000,
            "m" => 60_000_000,
            "h" => 3_600_000_000,
            "" => return Err(format!("“{text}” has no unit; write for example \"30s\" or \"500ms\".")),
            _ => return Err(format!("“{unit}” is not a unit of time; use us, ms, s, m or h.")),
        };
        let out_of_range = || format!("“{text}” is not a duration this model can hold.");
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if fraction.len() > 9 || (whole.is_empty() && fraction.is_empty()) {
            return Err(out_of_range());
        }
        let digits = |part: &str| -> Result<u64, String> {
            if part.is_empty() { Ok(0) } else { part.parse().map_err(|_| out_of_range()) }
        };
        let whole = digits(whole)?.checked_mul(scale).ok_or_else(out_of_range)?;
        let tens = 10u64.pow(fraction.len() as u32);
        let part = u128::from(digits(fraction)?) * u128::from(scale) / u128::from(tens);
        u64::try_from(part)
            .ok()
            .and_then(|part| whole.checked_add(part))
            .map(Duration)
            .ok_or_else(out_of_range)
    }
}

impl Add<Duration> for Time {
    type Output = Time;
    fn add(self, span: Duration) -> Time {
        Time(self.0.saturating_add(span.0))
    }
}

impl AddAssign<Duration> for Time {
    fn add_assign(&mut self, span: Duration) {
        *self = *self + span;
    }
}

impl Sub<Duration> for Time {
    type Output = Time;
    fn sub(self, span: Duration) -> Time {
        Time(self.0.saturating_sub(span.0))
    }
}

impl Add for Duration {
    type Output = Duration;
    fn add(self, other: Duration) -> Duration {
        Duration(self.0.saturating_add(other.0))
    }
}

/// `02:46.3`: minutes, seconds and tenths, with hours in front when there are any.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (tenths, seconds) = (self.0 / 100_000 % 10, self.seconds());
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        if hours > 0 {
            write!(f, "{hours}:")?;
        }
        write!(f, "{minutes:02}:{:02}.{tenths}", seconds % 60)
    }
}

/// The notation that [`Duration::parse`] reads, in the largest unit that divides the span.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = [(3_600_000_000, "h"), (60_000_000, "m"), (1_000_000, "s"), (1_000, "ms")];
        for (scale, unit) in units {
            if self.0 > 0 && self.0.is_multiple_of(scale) {
                return write!(f, "{}{unit}", self.0 / scale);
            }
        }
        if self.0 == 0 { f.write_str("0s") } else { write!(f, "{}us", self.0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_and_write_the_same_notation() {
        for (text, micros) in [("40ms", 40_000), ("1500ms", 1_500_000), ("10m", 600_000_000), ("0s", 0)] {
            assert_eq!(Duration::parse(text), Ok(Duration(micros)), "{text}");
            assert_eq!(Duration::parse(&Duration(micros).to_string()), Ok(Duration(micros)), "{text}");
        }
        assert_eq!(Duration::parse("1.5s"), Ok(Duration(1_500_000)));
        assert_eq!(Duration::parse("0.25h"), Ok(Duration::minutes(15)));
    }

    #[test]
    fn what_is_not_a_duration_is_refused_with_a_sentence() {
        for text in
            ["", "30", "s", ".s", "1.2.3s", "5 s", "-1s", "99999999999999999999s", "18446744073709551615h"]
        {
            assert!(Duration::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn times_print_like_a_clock() {
        assert_eq!(Time(166_300_000).to_string(), "02:46.3");
        assert_eq!((Time::ZERO + Duration::hours(2)).to_string(), "2:00:00.0");
    }
}
