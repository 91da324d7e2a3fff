use crate::lint::prelude::*;

/// A target that does not pass the health check of its target group.
pub static RULE: Rule = Rule {
    code: "TD-RT-008",
    title: reference("Failing health check of the target group"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:service-event-messages"),
    finders: &[Finder::Elsewhere(reference("by the target group, while the task runs"))],
};
