//! Gaps between requests of a source: exponential, as of many clients who do not know of each
//! other, from a table of quantiles instead of a logarithm, so that every machine draws the same.

use crate::random::Stream;

/// Quantiles of the exponential distribution with mean 1, in 1/65,536: entry `k` is
/// `-ln(1 - k / 64)`. The last one, which would be infinite, is what makes the mean of straight
/// lines between the entries exactly 1.
#[rustfmt::skip]
const QUANTILES: [u32; 65] = [
    0, 1_032, 2_081, 3_146, 4_230, 5_331, 6_451, 7_591, 8_751, 9_932,
    11_135, 12_360, 13_608, 14_880, 16_178, 17_502, 18_854, 20_233, 21_643, 23_083,
    24_556, 26_063, 27_605, 29_184, 30_802, 32_461, 34_164, 35_911, 37_707, 39_553,
    41_453, 43_409, 45_426, 47_507, 49_656, 51_877, 54_177, 56_561, 59_034, 61_604,
    64_280, 67_069, 69_982, 73_031, 76_228, 79_590, 83_133, 86_879, 90_852, 95_082,
    99_603, 104_460, 109_706, 115_408, 121_654, 128_559, 136_278, 145_029, 155_132, 167_080,
    181_704, 200_558, 227_130, 272_557, 393_178,
];

/// Nanoseconds until the next request of a source with this many thousandths of a request per
/// second; absent when it sends none.
pub(super) fn gap_nanos(millirequests_per_second: u64, stream: &mut Stream) -> Option<u64> {
    const NANOS_OF_A_THOUSAND_SECONDS: u64 = 1_000_000_000_000;
    let mean = NANOS_OF_A_THOUSAND_SECONDS.checked_div(millirequests_per_second)?;
    let scaled = u128::from(mean) * u128::from(quantile(stream.next_u32()));
    Some(u64::try_from(scaled >> 16).unwrap_or(u64::MAX))
}

/// The quantile at `draw` / 2³², in 1/65,536, on a straight line between two entries.
fn quantile(draw: u32) -> u64 {
    let at = (draw >> 26) as usize;
    let within = u64::from(draw & 0x03ff_ffff);
    let entry = |at: usize| QUANTILES.get(at).copied().map_or(0, u64::from);
    let (low, high) = (entry(at), entry(at + 1));
    low + ((high.saturating_sub(low) * within) >> 26)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `e` to the power of `-exponent` / 65,536, in 2⁻⁴⁰, by its series.
    fn exponential(exponent: u32) -> i128 {
        let (mut sum, mut term) = (0_i128, 1_i128 << 40);
        for n in 1..60 {
            sum += term;
            term = -((term * i128::from(exponent)) >> 16) / n;
        }
        sum
    }

    #[test]
    fn the_table_holds_the_quantiles_of_the_exponential_distribution() {
        for (k, entry) in QUANTILES.iter().take(64).enumerate() {
            let remaining = (64 - k as i128) << 34;
            let half_a_step = (remaining >> 17) + 100;
            assert!((exponential(*entry) - remaining).abs() <= half_a_step, "{k}");
        }
        let twice_the_mean: u64 = QUANTILES.windows(2).map(|w| u64::from(w[0]) + u64::from(w[1])).sum();
        assert_eq!(twice_the_mean, 2 * 64 * 65_536);
    }

    #[test]
    fn the_mean_gap_is_what_the_pace_asks_for() {
        for (millirequests, mean) in [(20_000, 50_000_000_u64), (20_000_000, 50_000), (1, 1_000_000_000_000)]
        {
            let mut stream = Stream::new(7, "test");
            let draws = 100_000;
            let sum: u64 = (0..draws).filter_map(|_| gap_nanos(millirequests, &mut stream)).sum();
            let off = (sum / draws).abs_diff(mean);
            assert!(off * 100 < mean, "{millirequests}: {} instead of {mean}", sum / draws);
        }
        assert_eq!(gap_nanos(0, &mut Stream::new(7, "test")), None);
    }
}
