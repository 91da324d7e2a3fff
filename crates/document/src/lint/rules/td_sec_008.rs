use crate::lint::prelude::*;

/// A name is looked up in the Region of the task.
pub static RULE: Rule = Rule {
    code: "TD-SEC-008",
    title: reference("Parameter of another Region by its name"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Elsewhere(reference("by the Region in which the parameter is"))],
};
