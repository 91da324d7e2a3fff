use super::size::{CpuUnits, Mebibytes};

/// The memory sizes that Fargate offers for one CPU size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FargateSize {
    /// CPU, in units.
    pub cpu: u32,
    /// Least memory, in MiB.
    pub least: u32,
    /// Greatest memory, in MiB.
    pub greatest: u32,
    /// Distance between sizes, in MiB; 0 where `others` lists them.
    pub step: u32,
    /// Sizes that no step leads to, in MiB.
    pub others: &'static [u32],
    /// Whether Windows containers can have it.
    pub windows: bool,
}

impl FargateSize {
    const fn stepped(cpu: u32, least: u32, greatest: u32, step: u32, windows: bool) -> Self {
        Self { cpu, least, greatest, step, others: &[], windows }
    }

    /// Whether this CPU size can have `memory` MiB.
    #[must_use]
    pub fn offers(&self, memory: u32) -> bool {
        self.memories().any(|offered| offered == memory)
    }

    /// The memory sizes in MiB, ascending.
    pub fn memories(&self) -> impl Iterator<Item = u32> + '_ {
        let stepped = (self.step > 0).then(|| (self.least..=self.greatest).step_by(self.step as usize));
        stepped.into_iter().flatten().chain(self.others.iter().copied())
    }
}

/// CPU and memory of a Fargate task: FT, CFNLINT:E3047. The sizes of 8 vCPU and more need platform version
/// 1.4.0.
pub const FARGATE_SIZES: [FargateSize; 8] = [
    FargateSize { cpu: 256, least: 512, greatest: 2048, step: 0, others: &[512, 1024, 2048], windows: false },
    FargateSize::stepped(512, 1024, 4096, 1024, false),
    FargateSize::stepped(1024, 2048, 8192, 1024, true),
    FargateSize::stepped(2048, 4096, 16384, 1024, true),
    FargateSize::stepped(4096, 8192, 30720, 1024, true),
    FargateSize::stepped(8192, 16384, 61440, 4096, false),
    FargateSize::stepped(16384, 32768, 122_880, 8192, false),
    FargateSize {
        cpu: 32768,
        least: 61440,
        greatest: 249_856,
        step: 0,
        others: &[61440, 122_880, 249_856],
        windows: false,
    },
];

/// Whether a task may have this CPU and memory on Fargate.
#[must_use]
pub fn is_fargate_size(cpu: CpuUnits, memory: Mebibytes) -> bool {
    FARGATE_SIZES.iter().any(|size| size.cpu == cpu.0 && size.offers(memory.0))
}

/// Up to two sizes near what was asked for: the smallest that holds both, and the same CPU with the memory
/// nearest to what was asked.
#[must_use]
pub fn nearest_fargate_sizes(cpu: CpuUnits, memory: Mebibytes) -> Vec<(CpuUnits, Mebibytes)> {
    let large_enough = FARGATE_SIZES.iter().filter(|size| size.cpu >= cpu.0).find_map(|size| {
        let memory = size.memories().find(|&offered| offered >= memory.0)?;
        Some((CpuUnits(size.cpu), Mebibytes(memory)))
    });
    let same_cpu = FARGATE_SIZES.iter().find(|size| size.cpu == cpu.0).and_then(|size| {
        let memory = size.memories().min_by_key(|offered| offered.abs_diff(memory.0))?;
        Some((CpuUnits(size.cpu), Mebibytes(memory)))
    });
    let mut sizes: Vec<_> = large_enough.into_iter().chain(same_cpu).collect();
    sizes.dedup();
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_has_as_many_memory_sizes_as_aws_lists() {
        let counts: Vec<usize> = FARGATE_SIZES.iter().map(|size| size.memories().count()).collect();
        assert_eq!(counts, [3, 4, 7, 13, 23, 12, 12, 3]);
        for size in FARGATE_SIZES {
            assert_eq!(size.memories().next(), Some(size.least));
            assert_eq!(size.memories().last(), Some(size.greatest));
        }
    }

    #[test]
    fn near_sizes_keep_what_was_asked_for() {
        let near = |cpu, memory| -> Vec<(u32, u32)> {
            let sizes = nearest_fargate_sizes(CpuUnits(cpu), Mebibytes(memory));
            sizes.into_iter().map(|(cpu, memory)| (cpu.0, memory.0)).collect()
        };
        assert_eq!(near(1024, 1024), [(1024, 2048)]);
        assert_eq!(near(256, 4096), [(512, 4096), (256, 2048)]);
        assert_eq!(near(300, 100), [(512, 1024)]);
        assert_eq!(near(65536, 1024), []);
    }
}
