use crate::lint::prelude::*;

/// A service whose tasks do not stay.
pub static RULE: Rule = Rule {
    code: "TD-RT-009",
    title: reference("Tasks that keep failing"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:service-event-messages"),
    finders: &[Finder::Elsewhere(reference("by the tasks of the service, one after the other"))],
};
