use crate::lint::prelude::*;

/// One key of a secret, or one of its versions, where the platform knows only whole secrets.
pub static RULE: Rule = Rule {
    code: "TD-SEC-007",
    title: reference("Part of a secret on an old platform"),
    class: Class::RejectedAtLaunch,
    grade: Grade::D,
    source: reference("DG23:secrets-envvar-secrets-manager"),
    finders: &[Finder::Elsewhere(reference(
        "by the platform version or the agent that the task is started on",
    ))],
};
