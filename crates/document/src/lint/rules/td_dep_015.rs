use crate::lint::prelude::*;

/// Dependencies on instances whose agent is older than 1.26.0.
pub static RULE: Rule = Rule {
    code: "TD-DEP-015",
    title: reference("Dependencies with an agent that is too old"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Elsewhere(reference("by the version of the agent on the instances"))],
};
