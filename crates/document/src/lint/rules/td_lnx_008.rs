use crate::lint::prelude::*;

/// Readiness to swap of a container on an instance where the kernel keeps it in another way.
pub static RULE: Rule = Rule {
    code: "TD-LNX-008",
    title: reference("swappiness on Amazon Linux 2023"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Elsewhere(reference("by the operating system of the container instances"))],
};
