use crate::lint::prelude::*;

/// A JSON key that is not in the secret.
pub static RULE: Rule = Rule {
    code: "TD-SEC-010",
    title: reference("Key that the secret does not have"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("DG23:secrets-envvar-secrets-manager"),
    finders: &[Finder::Elsewhere(reference("by what the secret holds"))],
};
