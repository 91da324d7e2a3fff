use crate::lint::prelude::*;

/// A kernel capability to add other than SYS_PTRACE. Dropping is allowed for all of them.
pub static RULE: Rule = Rule {
    code: "TD-FG-013",
    title: reference("Capability that Fargate does not add"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-capabilities-add"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Added<'c> {
    capability: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Added<'c>> {
    let capabilities =
        context.definition.linux_parameters().filter_map(|parameters| parameters.capabilities.known());
    let added = capabilities.flat_map(|capabilities| capabilities.add.items_at());
    let refused = added.filter(|(capability, _)| !means_ptrace(capability));
    refused.map(|(&capability, at)| Added { capability, at }).collect()
}

/// Whether the capability Fargate adds is meant; that it is misspelt is for another rule to say.
fn means_ptrace(capability: &str) -> bool {
    capability.strip_prefix("CAP_").unwrap_or(capability).eq_ignore_ascii_case("SYS_PTRACE")
}

fn words<'c>(context: &'c Context<'c>, added: &Added<'c>) -> Finding {
    let capability = words::shortened(added.capability);
    let message = format!(
        "Capability {capability} is added. Fargate adds SYS_PTRACE and no other. Remove it, or run the task on EC2."
    );
    context.with_fargate(
        Finding::at(added.at, message).aws(format!("{} is not allowed on Fargate.", added.capability)),
    )
}

fn fixes<'c>(context: &'c Context<'c>, added: &Added<'c>) -> Vec<Fix> {
    words::removal(context, &added.at)
}
