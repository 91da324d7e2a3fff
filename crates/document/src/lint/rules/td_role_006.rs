use crate::lint::prelude::*;

/// Whoever registers a definition must be allowed to pass its roles on.
pub static RULE: Rule = Rule {
    code: "TD-ROLE-006",
    title: reference("The caller may not pass the role"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("aws/containers-roadmap#1390"),
    finders: &[Finder::Elsewhere(reference("by the rights of whoever registers the definition"))],
};
