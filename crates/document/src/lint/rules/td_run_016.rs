use crate::lint::prelude::*;

/// A reference to a revision that was never registered, or is inactive.
pub static RULE: Rule = Rule {
    code: "TD-RUN-016",
    title: reference("Task definition that is not there"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("Cloud-CV/EvalAI#2419"),
    finders: &[Finder::Elsewhere(reference(
        "by the revisions that are registered, when a service or task is launched",
    ))],
};
