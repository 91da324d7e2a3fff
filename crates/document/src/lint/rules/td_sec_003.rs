use crate::lint::prelude::*;
use crate::lint::variables::Store;

/// A secret of Secrets Manager by its name. Names are looked up in Parameter Store.
pub static RULE: Rule = Rule {
    code: "TD-SEC-003",
    title: reference("Secret of Secrets Manager without its ARN"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("aws/aws-cdk#10519"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct ByName<'c> {
    name: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<ByName<'c>> {
    let secrets = context.definition.containers().flat_map(|container| container.secrets.items());
    let sources = secrets.filter_map(|secret| secret.value_from.known_at());
    let by_name =
        sources.filter(|(source, _)| Store::of(source) == Store::Name && is_of_secrets_manager(source));
    by_name.map(|(&name, at)| ByName { name, at }).collect()
}

/// Whether a name can be none of Parameter Store, or plainly is that of a secret.
fn is_of_secrets_manager(name: &str) -> bool {
    // Secrets Manager has its own door in Parameter Store.
    if name.starts_with("/aws/reference/secretsmanager/") {
        return false;
    }
    let names_json_key = name.split(':').nth(2).is_some();
    names_json_key || name.contains(['+', '=', '@']) || has_random_suffix(name)
}

/// Whether the last six characters are such as Secrets Manager appends to the ARN of a secret: letters of both
/// cases, or a capital inside a word.
fn has_random_suffix(name: &str) -> bool {
    const LENGTH: usize = 6;
    let Some((_, suffix)) = name.rsplit_once('-').filter(|(_, suffix)| suffix.len() == LENGTH) else {
        return false;
    };
    let inner_capital = suffix.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
    let has_small = suffix.bytes().any(|byte| byte.is_ascii_lowercase());
    suffix.bytes().all(|byte| byte.is_ascii_alphanumeric()) && inner_capital && has_small
}

fn words<'c>(_: &'c Context<'c>, by_name: &ByName<'c>) -> Finding {
    let message = format!(
        "'{}' is no ARN, so that ECS looks for a parameter of that name in Parameter Store. It seems to be a secret of \
         Secrets Manager: write its full ARN.",
        words::shortened(by_name.name)
    );
    Finding::at(by_name.at, message).aws("Fetching secret data from SSM Parameter Store")
}

fn fixes<'c>(context: &'c Context<'c>, by_name: &ByName<'c>) -> Vec<Fix> {
    let arn = quoted(&format!("arn:aws:secretsmanager:<REGION>:<ACCOUNT_ID>:secret:{}", by_name.name));
    vec![Fix::shown("Write the ARN", [replace_value(context.tree, by_name.at.node, arn)])]
}
