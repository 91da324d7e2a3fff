//! Instance types that the model knows (scheduler.md 3.6).

use std::sync::Arc;

use crate::world::InstanceType;

/// Name, vCPUs, nominal MiB, network interfaces.
type Row = (&'static str, u32, u32, u32);

/// From small to large within a family.
const TABLE: &[Row] = &[
    ("t2.micro", 1, 1024, 2),
    ("t3.nano", 2, 512, 2),
    ("t3.micro", 2, 1024, 2),
    ("t3.small", 2, 2048, 3),
    ("t3.medium", 2, 4096, 3),
    ("t3.large", 2, 8192, 3),
    ("t3.xlarge", 4, 16384, 4),
    ("t3.2xlarge", 8, 32768, 4),
    ("t4g.micro", 2, 1024, 2),
    ("t4g.small", 2, 2048, 3),
    ("t4g.medium", 2, 4096, 3),
    ("t4g.large", 2, 8192, 3),
    ("m5.large", 2, 8192, 3),
    ("m5.xlarge", 4, 16384, 4),
    ("m5.2xlarge", 8, 32768, 4),
    ("m5.4xlarge", 16, 65536, 8),
    ("m5.8xlarge", 32, 131_072, 8),
    ("m5.24xlarge", 96, 393_216, 15),
    ("m6i.large", 2, 8192, 3),
    ("m6i.xlarge", 4, 16384, 4),
    ("m6g.medium", 1, 4096, 2),
    ("m6g.large", 2, 8192, 3),
    ("m7g.large", 2, 8192, 3),
    ("m7i.large", 2, 8192, 3),
    ("m7i-flex.large", 2, 8192, 3),
    ("c5.large", 2, 4096, 3),
    ("c5.xlarge", 4, 8192, 4),
    ("c5.2xlarge", 8, 16384, 4),
    ("c5.4xlarge", 16, 32768, 8),
    ("c5.9xlarge", 36, 73728, 8),
    ("c6i.large", 2, 4096, 3),
    ("c6i.xlarge", 4, 8192, 4),
    ("c6g.large", 2, 4096, 3),
    ("c7g.large", 2, 4096, 3),
    ("c7g.xlarge", 4, 8192, 4),
    ("r5.large", 2, 16384, 3),
    ("r5.xlarge", 4, 32768, 4),
    ("r5.2xlarge", 8, 65536, 4),
    ("r6i.large", 2, 16384, 3),
    ("r6g.large", 2, 16384, 3),
    ("g4dn.xlarge", 4, 16384, 3),
    ("g5.xlarge", 4, 16384, 4),
];

/// CPU units of a vCPU.
const UNITS_PER_VCPU: u32 = 1024;

/// The type of this name, if the model knows it.
pub fn find(name: &str) -> Option<InstanceType> {
    TABLE.iter().find(|row| row.0 == name).map(instance_type)
}

/// Every type that the model knows, families together, from small to large within a family.
pub fn all() -> impl Iterator<Item = InstanceType> {
    TABLE.iter().map(instance_type)
}

fn instance_type((name, vcpus, memory, enis): &Row) -> InstanceType {
    InstanceType {
        name: Arc::from(*name),
        cpu: vcpus.saturating_mul(UNITS_PER_VCPU),
        memory: *memory,
        enis: *enis,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_once_and_as_itself() {
        for found in all() {
            assert_eq!(find(&found.name), Some(found.clone()), "{}", found.name);
            assert_eq!(all().filter(|other| other.name == found.name).count(), 1, "{}", found.name);
        }
        assert_eq!(
            find("c5.large").map(|found| (found.cpu, found.memory, found.enis)),
            Some((2048, 4096, 3))
        );
        assert_eq!(find("z1000.huge"), None);
    }
}
