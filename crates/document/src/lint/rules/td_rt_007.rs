use crate::lint::prelude::*;

/// An essential container that ends takes its task with it.
pub static RULE: Rule = Rule {
    code: "TD-RT-007",
    title: reference("Essential container that ends"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:stopped-task-errors-classic-console; aws/agent-toolkit-for-aws"),
    finders: &[Finder::Elsewhere(reference("by the programs, while the task runs"))],
};
