use crate::lint::prelude::*;

/// A driver that no agent of the cluster lists: no instance has the attribute that the task then needs.
pub static RULE: Rule = Rule {
    code: "TD-LOG-013",
    title: reference("Log driver that the instances do not offer"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("API; DG23:service-event-messages"),
    finders: &[Finder::Elsewhere(reference(
        "by ECS_AVAILABLE_LOGGING_DRIVERS of the agents on the instances",
    ))],
};
