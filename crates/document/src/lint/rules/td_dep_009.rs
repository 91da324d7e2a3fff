use crate::lint::prelude::*;

/// A container waited for with SUCCESS exits with another code than 0: what depends on it never starts.
pub static RULE: Rule = Rule {
    code: "TD-DEP-009",
    title: reference("A container waited for with SUCCESS fails"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("aws/containers-roadmap#817; AG"),
    finders: &[Finder::Elsewhere(reference("by the exit code of the container waited for"))],
};
