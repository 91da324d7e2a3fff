use crate::lint::prelude::*;

/// A secret of bytes, where ECS reads text.
pub static RULE: Rule = Rule {
    code: "TD-SEC-006",
    title: reference("Secret stored as binary"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:secrets-envvar-secrets-manager"),
    finders: &[Finder::Elsewhere(reference("by how the secret was stored"))],
};
