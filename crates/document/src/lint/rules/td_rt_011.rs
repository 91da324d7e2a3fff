use crate::lint::prelude::*;

/// An instance that ECS hears nothing from.
pub static RULE: Rule = Rule {
    code: "TD-RT-011",
    title: reference("Instance whose agent is not connected"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:service-event-messages"),
    finders: &[Finder::Elsewhere(reference("by the agents of the instances, when a task is placed"))],
};
