use crate::lint::prelude::*;

/// Isolation from the instance, which only Managed Instances offer.
pub static RULE: Rule = Rule {
    code: "TD-MI-007",
    title: reference("Trusted execution without Managed Instances"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct NotRequired {
    at: At,
    required: Option<At>,
    /// The isolation that tasks have anyway.
    is_default: bool,
}

fn find<'c>(context: &'c Context<'c>) -> Option<NotRequired> {
    let (trusted, at) = context.definition.trusted_execution_configuration.known_at()?;
    let required = &context.definition.requires_compatibilities;
    let is_missing =
        required.is_clear() && context.definition.requires(Compatibility::ManagedInstances).is_none();
    let is_default = trusted.isolation_mode.known() == Some(&"SHARED");
    is_missing.then_some(NotRequired { at, required: required.filled_at(), is_default })
}

fn words<'c>(_: &'c Context<'c>, found: &NotRequired) -> Finding {
    let message = "'trustedExecutionConfiguration' is set, and Managed Instances are not required. AWS \
                   documents it as supported for Managed Instances only. Require MANAGED_INSTANCES, or \
                   remove it.";
    let finding = Finding::at(Mark::Name(found.at.node), message);
    match found.required {
        Some(at) if found.is_default => finding.related(at, "MANAGED_INSTANCES is not among these.").unsure(),
        Some(at) => finding.related(at, "MANAGED_INSTANCES is not among these."),
        None => finding.unsure(),
    }
}

fn fixes<'c>(context: &'c Context<'c>, found: &NotRequired) -> Vec<Fix> {
    words::removal(context, &found.at)
}
