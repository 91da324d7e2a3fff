use crate::lint::prelude::*;

/// A cluster without room for another task.
pub static RULE: Rule = Rule {
    code: "TD-RT-006",
    title: reference("No instance with enough room"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:service-event-messages"),
    finders: &[Finder::Elsewhere(reference("by the instances of the cluster, when a task is placed"))],
};
