use crate::lint::prelude::*;
use crate::lint::variables::all_variables;

/// A variable that by its name is a secret, with its value written down. What the value is, a message never
/// says.
pub static RULE: Rule = Rule {
    code: "TD-ADV-005",
    title: reference("A secret in clear text"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("CT (CT.ECS.PR.12)"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

/// Credentials of AWS and of registries.
const CREDENTIALS: [&str; 3] = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "ECS_ENGINE_AUTH_DATA"];

/// How the names of secrets end.
const ENDINGS: [&str; 14] = [
    "PASSWORD",
    "PASSWD",
    "PASSPHRASE",
    "SECRET",
    "TOKEN",
    "ACCESS_KEY",
    "API_KEY",
    "APIKEY",
    "APP_KEY",
    "ENCRYPTION_KEY",
    "MASTER_KEY",
    "PRIVATE_KEY",
    "SECRET_KEY",
    "SIGNING_KEY",
];

/// Values that are settings and no secrets.
const SETTINGS: [&str; 8] = ["0", "1", "false", "no", "off", "on", "true", "yes"];

struct ClearText<'c> {
    name: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<ClearText<'c>> {
    let secrets = all_variables(context).filter_map(|(name, _, variable)| {
        let (_, at) = variable.value.known_at().filter(|(value, _)| is_secret(name, value))?;
        Some(ClearText { name, at })
    });
    secrets.collect()
}

fn is_secret(name: &str, value: &str) -> bool {
    let capitals = name.to_ascii_uppercase().replace(['-', '.'], "_");
    let has_name =
        CREDENTIALS.contains(&capitals.as_str()) || ENDINGS.iter().any(|ending| capitals.ends_with(ending));
    // An ARN, a path or a variable is where the secret is, and not the secret.
    let is_place = value.starts_with(['/', '$']) || value.starts_with("arn:");
    let is_setting = SETTINGS.iter().any(|setting| setting.eq_ignore_ascii_case(value));
    has_name && !value.trim().is_empty() && !is_place && !is_setting
}

fn words<'c>(_: &'c Context<'c>, clear: &ClearText<'c>) -> Finding {
    let name = words::shortened(clear.name);
    let advice = match clear.name.starts_with("AWS_") {
        true => "A task gets credentials for AWS from its task role, and needs none here.",
        false => "Store it in Secrets Manager or Parameter Store, and name it in 'secrets'.",
    };
    let message = format!(
        "'{name}' seems to be a secret, and its value is written here. Everybody who may describe the task definition \
         reads it, in every revision. {advice}"
    );
    Finding::at(clear.at, message)
}
