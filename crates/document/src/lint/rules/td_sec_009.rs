use crate::lint::prelude::*;
use crate::lint::variables::Store;

/// Secrets that may be rotated. Noted once for a definition.
pub static RULE: Rule = Rule {
    code: "TD-SEC-009",
    title: reference("A rotated secret does not reach running containers"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:secrets-envvar-secrets-manager"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let secrets = context.definition.containers().flat_map(|container| container.secrets.items());
    let mut sources = secrets.filter_map(|secret| secret.value_from.known_at());
    sources.find(|(source, _)| Store::of(source) == Store::SecretsManager).map(|(_, at)| at)
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "ECS reads secrets once, before a container starts. When one is rotated, running containers keep the old \
                   value: force a new deployment afterwards.";
    Finding::at(*at, message)
}
