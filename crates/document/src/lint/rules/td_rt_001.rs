use crate::lint::prelude::*;

/// A repository or tag that the registry does not have.
pub static RULE: Rule = Rule {
    code: "TD-RT-001",
    title: reference("Image that does not exist"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:task_cannot_pull_image"),
    finders: &[Finder::Elsewhere(reference("by the registry, when a task pulls the image"))],
};
