use crate::lint::prelude::*;

/// A task that cannot reach the registry of its image.
pub static RULE: Rule = Rule {
    code: "TD-RT-002",
    title: reference("No way to the registry"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:task_cannot_pull_image"),
    finders: &[Finder::Elsewhere(reference("by the subnets and routes of the task"))],
};
