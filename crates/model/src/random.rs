//! Seeded randomness: one stream per subsystem, so that a draw added in one place does not
//! change what another place draws.

/// A stream of pseudo-random numbers (PCG-XSH-RR 64/32 by M. E. O'Neill).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stream {
    state: u64,
    increment: u64,
}

impl Stream {
    /// A stream that `seed` and `name` determine.
    pub fn new(seed: u64, name: &str) -> Stream {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in name.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        let mut stream = Stream { state: 0, increment: (hash << 1) | 1 };
        stream.next_u32();
        stream.state = stream.state.wrapping_add(seed);
        stream.next_u32();
        stream
    }

    /// The next 32 bits.
    pub fn next_u32(&mut self) -> u32 {
        let old = self.state;
        self.state = old.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(self.increment);
        let shifted = (((old >> 18) ^ old) >> 27) as u32;
        shifted.rotate_right((old >> 59) as u32)
    }

    /// The next 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        (u64::from(self.next_u32()) << 32) | u64::from(self.next_u32())
    }

    /// A number in `0..bound`; 0 when `bound` is 0. The bias is below 2⁻³² and accepted.
    pub fn below(&mut self, bound: u32) -> u32 {
        ((u64::from(self.next_u32()) * u64::from(bound)) >> 32) as u32
    }

    /// A number in `low..=high`, in steps of one; `low` when the range is empty.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        let width = high.saturating_sub(low);
        if width == 0 {
            return low;
        }
        let scaled = (u128::from(self.next_u64()) * (u128::from(width) + 1)) >> 64;
        low.saturating_add(scaled as u64)
    }
}

/// The streams of a world, one per subsystem.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Streams {
    /// Identifiers of tasks, instances, deployments and addresses.
    pub identity: Stream,
    /// Ties that AWS's documented placement and scale-in rules leave open.
    pub ties: Stream,
    /// Phase durations of tasks.
    pub durations: Stream,
    /// Arrivals and service times of requests, and which target algorithm draws need.
    pub requests: Stream,
}

impl Streams {
    /// The streams that `seed` determines.
    pub fn new(seed: u64) -> Streams {
        Streams {
            identity: Stream::new(seed, "identity"),
            ties: Stream::new(seed, "ties"),
            durations: Stream::new(seed, "durations"),
            requests: Stream::new(seed, "requests"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_and_name_give_the_same_numbers() {
        let draw = |seed, name| {
            let mut stream = Stream::new(seed, name);
            [stream.next_u32(), stream.next_u32(), stream.next_u32()]
        };
        assert_eq!(draw(7, "ties"), draw(7, "ties"));
        assert_ne!(draw(7, "ties"), draw(7, "requests"));
        assert_ne!(draw(7, "ties"), draw(8, "ties"));
    }

    #[test]
    fn bounded_draws_stay_in_bounds_and_reach_both_ends() {
        let mut stream = Stream::new(1, "test");
        let drawn: Vec<u64> = (0..200).map(|_| stream.between(3, 6)).collect();
        assert!(drawn.iter().all(|n| (3..=6).contains(n)));
        assert!(drawn.contains(&3) && drawn.contains(&6));
        assert_eq!(stream.between(9, 9), 9);
        assert_eq!(stream.below(0), 0);
    }
}
