use crate::lint::prelude::*;

/// More than one credential spec, or one that does not say how it is used.
pub static RULE: Rule = Rule {
    code: "TD-CON-017",
    title: reference("Malformed credential spec"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API; CDK"),
    finders: &[
        Finder::Schema { words: words::beyond_limit, fixes: no_fixes },
        Finder::Definition(|context, report| report.each(context, find, words, fixes)),
    ],
};

/// For instances that have joined the domain, and for those that have not.
const PREFIXES: [&str; 2] = ["credentialspec:", "credentialspecdomainless:"];

struct Bare<'c> {
    spec: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Bare<'c>> {
    let specs = context.definition.containers().flat_map(|container| container.credential_specs.items_at());
    let is_bare = |spec: &str| !spec.is_empty() && !PREFIXES.iter().any(|prefix| spec.starts_with(prefix));
    specs.filter(|(spec, _)| is_bare(spec)).map(|(&spec, at)| Bare { spec, at }).collect()
}

fn words<'c>(_: &'c Context<'c>, bare: &Bare<'c>) -> Finding {
    let spec = words::shortened(bare.spec);
    let message = format!(
        "Credential spec '{spec}' does not say of which kind it is. AWS documents credentialspec: or \
         credentialspecdomainless:, and after it the ARN of a parameter or of a file in S3."
    );
    Finding::at(bare.at, message)
}

fn fixes<'c>(context: &'c Context<'c>, bare: &Bare<'c>) -> Vec<Fix> {
    if !bare.spec.starts_with("arn:") {
        return Vec::new();
    }
    let [joined, domainless] = PREFIXES;
    // Fargate takes only the domainless kind.
    let prefix = if context.on_fargate() { domainless } else { joined };
    let spec = quoted(&format!("{prefix}{}", bare.spec));
    vec![Fix::guess(format!("Write '{prefix}' before it"), [replace_value(context.tree, bare.at.node, spec)])]
}
