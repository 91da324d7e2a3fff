//! Model time as dates: the world begins with the year 2026.

use crate::time::Time;

/// Days from 1 March of year 0 to 1 January 2026, in the proleptic Gregorian calendar: counting
/// from March puts the leap day at the end of the year.
const EPOCH_DAY: u64 = 739_922;
const DAYS_PER_400_YEARS: u64 = 146_097;

/// `time` as the AWS CLI prints dates: `2026-01-01T00:02:46.300000+00:00`.
#[must_use]
pub fn iso_date(time: Time) -> String {
    let seconds = time.seconds();
    let (year, month, day) = civil_date((seconds / 86_400).saturating_add(EPOCH_DAY));
    let (hour, minute, second) = (seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    let micros = time.0 % 1_000_000;
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{micros:06}+00:00")
}

/// Year, month and day of the day that lies `days` after 1 March of year 0.
fn civil_date(days: u64) -> (u64, u64, u64) {
    let (era, day_of_era) = (days / DAYS_PER_400_YEARS, days % DAYS_PER_400_YEARS);
    let leaps = (day_of_era / 1_460).saturating_add(day_of_era / 146_096);
    let year_of_era = day_of_era.saturating_add(day_of_era / 36_524).saturating_sub(leaps) / 365;
    let days_before = (365 * year_of_era).saturating_add(year_of_era / 4).saturating_sub(year_of_era / 100);
    let day_of_year = day_of_era.saturating_sub(days_before);
    // Months from March on repeat the pattern 31, 30, 31, 30, 31.
    let month_from_march = (5 * day_of_year).saturating_add(2) / 153;
    let day = day_of_year.saturating_sub((153 * month_from_march).saturating_add(2) / 5).saturating_add(1);
    let month = (month_from_march.saturating_add(2)) % 12 + 1;
    let year = (400 * era).saturating_add(year_of_era).saturating_add(u64::from(month <= 2));
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Duration;

    #[test]
    fn dates_follow_the_calendar() {
        for (days, date) in [
            (0, "2026-01-01"),
            (30, "2026-01-31"),
            (31, "2026-02-01"),
            (58, "2026-02-28"),
            (59, "2026-03-01"),
            (364, "2026-12-31"),
            (365, "2027-01-01"),
            (365 + 365 + 59, "2028-02-29"),
            (27_028, "2100-01-01"),
            (27_086, "2100-02-28"),
            (27_087, "2100-03-01"),
        ] {
            let time = Time::ZERO + Duration::hours(24 * days);
            assert_eq!(iso_date(time), format!("{date}T00:00:00.000000+00:00"), "{days}");
        }
        assert_eq!(iso_date(Time(166_300_007)), "2026-01-01T00:02:46.300007+00:00");
        assert_eq!(iso_date(Time(86_399_999_999)), "2026-01-01T23:59:59.999999+00:00");
    }
}
