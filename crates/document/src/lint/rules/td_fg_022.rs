use crate::lint::prelude::*;

/// A credential spec for machines that have joined a domain, or for Windows. Fargate knows gMSA for Linux only,
/// without joining a domain.
pub static RULE: Rule = Rule {
    code: "TD-FG-022",
    title: reference("Credential spec that Fargate does not take"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::D,
    source: reference("DG:fargate-linux-gmsa; DG23:AWS_Fargate"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

const DOMAIN_JOINED: &str = "credentialspec:";

enum Unsupported {
    Windows(At),
    DomainJoined(At),
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Unsupported> {
    let specs = context.definition.containers().flat_map(|container| container.credential_specs.items_at());
    let unsupported = specs.filter_map(|(spec, at)| match context.lens.is_windows() {
        true => Some(Unsupported::Windows(at)),
        false => spec.starts_with(DOMAIN_JOINED).then_some(Unsupported::DomainJoined(at)),
    });
    unsupported.collect()
}

fn words<'c>(context: &'c Context<'c>, unsupported: &Unsupported) -> Finding {
    let finding = match unsupported {
        Unsupported::Windows(at) => Finding::at(
            *at,
            "The container is given a credential spec. AWS documents gMSA on Fargate for Linux containers only. Run \
             Windows containers that need it on EC2.",
        ),
        Unsupported::DomainJoined(at) => Finding::at(
            *at,
            "This credential spec is for an instance that has joined the domain. AWS documents only the domainless \
             form for Fargate: 'credentialspecdomainless:' and the ARN of a file in S3 that names the account to log \
             in with.",
        ),
    };
    context.with_fargate(finding)
}

fn fixes<'c>(context: &'c Context<'c>, unsupported: &Unsupported) -> Vec<Fix> {
    let Unsupported::DomainJoined(at) = unsupported else { return Vec::new() };
    let arn = context.tree.string(at.node).and_then(|spec| spec.strip_prefix(DOMAIN_JOINED)).unwrap_or("");
    let domainless = quoted(&format!("credentialspecdomainless:{arn}"));
    vec![Fix::shown("Use a domainless credential spec", [replace_value(context.tree, at.node, domainless)])]
}
