use crate::lint::prelude::*;

/// A confidential sandbox needs a policy that says what it may run.
pub static RULE: Rule = Rule {
    code: "TD-MI-008",
    title: reference("Confidential sandbox without an attestation policy"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct NoPolicy {
    configuration: At,
    mode: At,
    is_empty: bool,
}

fn find<'c>(context: &'c Context<'c>) -> Option<NoPolicy> {
    let (trusted, configuration) = context.definition.trusted_execution_configuration.known_at()?;
    let (_, mode) = trusted.isolation_mode.known_at().filter(|(mode, _)| **mode == "CONFIDENTIAL_SANDBOX")?;
    let is_empty = trusted.attestation_policy.known().is_some_and(|policy| policy.is_empty());
    (is_empty || trusted.attestation_policy.is_absent()).then_some(NoPolicy { configuration, mode, is_empty })
}

fn words<'c>(_: &'c Context<'c>, found: &NoPolicy) -> Finding {
    let what = if found.is_empty { "empty" } else { "missing" };
    let message = format!(
        "'attestationPolicy' is {what}. AWS documents it as required for a confidential sandbox: it says \
         which containers may run there."
    );
    Finding::at(Mark::missing_in(found.configuration), message)
        .related(found.mode, "This mode asks for the policy.")
}

fn fixes<'c>(context: &'c Context<'c>, found: &NoPolicy) -> Vec<Fix> {
    if found.is_empty {
        return Vec::new();
    }
    let policy = quoted("<policy in base64>");
    let node = found.configuration.node;
    let edit = insert_member(context.tree, node, "attestationPolicy", &policy, &["isolationMode"]);
    vec![Fix::shown("Add 'attestationPolicy'", [edit])]
}
