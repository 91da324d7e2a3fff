use crate::lint::prelude::*;

/// A restart policy on instances whose agent is older than 1.86.0.
pub static RULE: Rule = Rule {
    code: "TD-RST-005",
    title: reference("Restart policy with an agent that is too old"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("AG CHANGELOG 1.86.0"),
    finders: &[Finder::Elsewhere(reference("by the version of the agent on the instances"))],
};
