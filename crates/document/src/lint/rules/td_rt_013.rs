use crate::lint::prelude::*;

/// A deployment that may neither stop nor start a task.
pub static RULE: Rule = Rule {
    code: "TD-RT-013",
    title: reference("Deployment without room"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:service-event-messages"),
    finders: &[Finder::Elsewhere(reference("by the service and the instances, during a deployment"))],
};
