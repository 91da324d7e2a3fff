use crate::lint::prelude::*;

/// Windows containers run on a host of their own release only.
pub static RULE: Rule = Rule {
    code: "TD-WIN-016",
    title: reference("No instance with that release of Windows"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:ECS_Windows"),
    finders: &[Finder::Elsewhere(reference("by the instances of the cluster, when a task is placed"))],
};
