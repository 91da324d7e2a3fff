//! Units of numbers, spelled out.

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// 1/1024 of a vCPU.
    CpuUnit,
    /// 1024 × 1024 bytes.
    Mebibyte,
    /// 1024 MiB.
    Gibibyte,
    /// A second.
    Second,
}

/// Members that are numbers with a unit, by shape and member.
const UNITS: &[(&str, &str, Unit)] = &[
    ("RegisterTaskDefinitionRequest", "cpu", Unit::CpuUnit),
    ("RegisterTaskDefinitionRequest", "memory", Unit::Mebibyte),
    ("ContainerDefinition", "cpu", Unit::CpuUnit),
    ("ContainerDefinition", "memory", Unit::Mebibyte),
    ("ContainerDefinition", "memoryReservation", Unit::Mebibyte),
    ("ContainerDefinition", "startTimeout", Unit::Second),
    ("ContainerDefinition", "stopTimeout", Unit::Second),
    ("ContainerRestartPolicy", "restartAttemptPeriod", Unit::Second),
    ("EphemeralStorage", "sizeInGiB", Unit::Gibibyte),
    ("HealthCheck", "interval", Unit::Second),
    ("HealthCheck", "startPeriod", Unit::Second),
    ("HealthCheck", "timeout", Unit::Second),
    ("LinuxParameters", "maxSwap", Unit::Mebibyte),
    ("LinuxParameters", "sharedMemorySize", Unit::Mebibyte),
    ("NvidiaMps", "memory", Unit::Mebibyte),
    ("Tmpfs", "size", Unit::Mebibyte),
];

/// The unit of `member` of the shape called `shape`, if it has one.
#[must_use]
pub fn unit_of(shape: &str, member: &str) -> Option<Unit> {
    UNITS.iter().find(|(of, name, _)| (*of, *name) == (shape, member)).map(|(_, _, unit)| *unit)
}

impl Unit {
    /// `number` of it in words: "512 MiB (0.5 GiB)".
    #[must_use]
    pub fn spelled(self, number: i64) -> String {
        match self {
            Unit::CpuUnit => format!("{number} CPU units, which is {} vCPU", of_1024(number)),
            Unit::Mebibyte if number >= 512 => format!("{number} MiB, which is {} GiB", of_1024(number)),
            Unit::Mebibyte => format!("{number} MiB"),
            Unit::Gibibyte => format!("{number} GiB"),
            Unit::Second => seconds(number),
        }
    }
}

/// `number` divided by 1024, to at most three places: "0.25", "1.5", "2".
pub(crate) fn of_1024(number: i64) -> String {
    let thousandths = i128::from(number) * 1000 / 1024;
    let (sign, thousandths) = (if thousandths < 0 { "-" } else { "" }, thousandths.unsigned_abs());
    let fraction = format!("{:03}", thousandths % 1000);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}", thousandths / 1000)
}

fn seconds(number: i64) -> String {
    let plural = if number == 1 { "second" } else { "seconds" };
    match (number / 60, number % 60) {
        (..=1, _) => format!("{number} {plural}"),
        (minutes, 0) => format!("{number} {plural}, which is {minutes} min"),
        (minutes, rest) => format!("{number} {plural}, which is {minutes} min {rest} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::shapes;

    #[test]
    fn numbers_are_spelled_with_their_unit() {
        for (unit, number, words) in [
            (Unit::CpuUnit, 256, "256 CPU units, which is 0.25 vCPU"),
            (Unit::CpuUnit, 1536, "1536 CPU units, which is 1.5 vCPU"),
            (Unit::CpuUnit, 100, "100 CPU units, which is 0.097 vCPU"),
            (Unit::Mebibyte, 512, "512 MiB, which is 0.5 GiB"),
            (Unit::Mebibyte, 6, "6 MiB"),
            (Unit::Mebibyte, 122_880, "122880 MiB, which is 120 GiB"),
            (Unit::Gibibyte, 21, "21 GiB"),
            (Unit::Second, 1, "1 second"),
            (Unit::Second, 90, "90 seconds"),
            (Unit::Second, 150, "150 seconds, which is 2 min 30 s"),
            (Unit::Second, 300, "300 seconds, which is 5 min"),
            (Unit::CpuUnit, i64::MIN, "-9223372036854775808 CPU units, which is -9007199254740992 vCPU"),
        ] {
            assert_eq!(unit.spelled(number), words);
        }
    }

    #[test]
    fn units_belong_to_members_of_the_tables() {
        for (shape, member, _) in UNITS {
            let shape = shapes::ALL.iter().find(|it| it.name == *shape).expect(shape);
            assert!(shape.member(member).is_some(), "{member}");
        }
    }
}
