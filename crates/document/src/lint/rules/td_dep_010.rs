use crate::lint::prelude::*;

/// A container waited for with HEALTHY does not become healthy: what depends on it waits, for hours unless
/// `startTimeout` of the container waited for says otherwise.
pub static RULE: Rule = Rule {
    code: "TD-DEP-010",
    title: reference("A container waited for with HEALTHY never is"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("aws/containers-roadmap#2379; AG"),
    finders: &[Finder::Elsewhere(reference("by the health check, once the container waited for runs"))],
};
