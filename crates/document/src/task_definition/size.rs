use super::object::{Read, Reader};
use crate::syntax::NodeId;

/// CPU of a task, in units of 1/1024 vCPU.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CpuUnits(pub u32);

/// Memory of a task, in MiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mebibytes(pub u32);

impl CpuUnits {
    /// Reads `1024`, `1 vCPU`, `.5vcpu`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        parse(text, "vcpu").map(Self)
    }
}

impl Mebibytes {
    /// Reads `2048`, `2GB`, `.5 gb`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        parse(text, "gb").map(Self)
    }
}

/// A whole number as it is, or a decimal number of `unit`, which is 1024 of the small units.
fn parse(text: &str, unit: &str) -> Option<u32> {
    let split = text.len().checked_sub(unit.len());
    let in_units = split.and_then(|at| Some((text.get(..at)?, text.get(at..)?)));
    match in_units.filter(|(_, suffix)| suffix.eq_ignore_ascii_case(unit)) {
        Some((number, _)) => times_1024(number.trim_end_matches(' ')),
        None => whole(text),
    }
}

fn whole(digits: &str) -> Option<u32> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// `2`, `.5` or `0.25` times 1024, when that is whole.
fn times_1024(number: &str) -> Option<u32> {
    let (integral, fraction) = number.split_once('.').unwrap_or((number, "0"));
    // More than ten binary places cannot be whole; ten decimal digits also bound the arithmetic.
    if fraction.is_empty() || fraction.len() > 10 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let integral = if integral.is_empty() && number.starts_with('.') { 0 } else { whole(integral)? };
    let scale = 10_u64.pow(fraction.len() as u32);
    let part = fraction.parse::<u64>().ok()? * 1024;
    let units = u64::from(integral) * 1024 + part / scale;
    (part % scale == 0).then(|| u32::try_from(units).ok())?
}

impl Read<'_> for CpuUnits {
    fn read(reader: &Reader<'_>, node: NodeId) -> Option<Self> {
        Self::parse(reader.tree().string(node)?)
    }
}

impl Read<'_> for Mebibytes {
    fn read(reader: &Reader<'_>, node: NodeId) -> Option<Self> {
        Self::parse(reader.tree().string(node)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_as_aws_documents_them() {
        for (text, units) in [
            ("256", 256),
            ("1 vCPU", 1024),
            ("1 vcpu", 1024),
            ("16VCPU", 16384),
            (".5 vCPU", 512),
            (".25 vcpu", 256),
            ("0.25 vCPU", 256),
            ("1.5 vCPU", 1536),
        ] {
            assert_eq!(CpuUnits::parse(text), Some(CpuUnits(units)), "{text}");
        }
        for (text, mebibytes) in
            [("512", 512), ("1GB", 1024), ("2 GB", 2048), (".5 gb", 512), ("0.5 GB", 512)]
        {
            assert_eq!(Mebibytes::parse(text), Some(Mebibytes(mebibytes)), "{text}");
        }
    }

    #[test]
    fn what_is_no_size() {
        for text in [
            "",
            " ",
            "abc",
            "-1",
            "1.5",
            "vCPU",
            ". vCPU",
            "1. vCPU",
            ".3 vCPU",
            "1 vCPUs",
            "4294967296",
            "é",
        ] {
            assert_eq!(CpuUnits::parse(text), None, "{text}");
        }
        for text in ["", "512MB", "1Gi", "512m", "GB", "4194304 GB", "1\u{a0}GB"] {
            assert_eq!(Mebibytes::parse(text), None, "{text}");
        }
    }
}
