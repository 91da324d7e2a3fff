use crate::lint::prelude::*;

/// GPUs of a task are those of one instance.
pub static RULE: Rule = Rule {
    code: "TD-GPU-012",
    title: reference("More GPUs than an instance has"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Elsewhere(reference("by the instances of the cluster"))],
};
