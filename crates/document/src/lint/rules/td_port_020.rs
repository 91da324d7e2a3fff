use crate::lint::prelude::*;

/// A range of container ports, on an instance whose agent does not know ranges.
pub static RULE: Rule = Rule {
    code: "TD-PORT-020",
    title: reference("Port range on an old agent"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Elsewhere(reference("by the agents of the instances, when a task is placed"))],
};
