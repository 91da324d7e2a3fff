use crate::lint::prelude::*;

/// A file system that does not answer, or says no, when the task starts.
pub static RULE: Rule = Rule {
    code: "TD-EFS-010",
    title: reference("EFS file system that cannot be mounted"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("blog post \"What It Takes to Run ECS in Production\" (2026)"),
    finders: &[Finder::Elsewhere(reference(
        "by the network, the file system and its policy, when the task starts",
    ))],
};
