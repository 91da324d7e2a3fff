use crate::lint::logs::{Log, logs};
use crate::lint::prelude::*;

/// A credential as a log option in clear. Everybody who may read task definitions reads it too.
pub static RULE: Rule = Rule {
    code: "TD-LOG-019",
    title: reference("Credential among the log options"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// How the names of such options end, in lower case and without `-` and `_`: splunk-token, http_Passwd, apiKey.
const ENDINGS: [&str; 7] = ["token", "password", "passwd", "apikey", "licensekey", "secretkey", "sharedkey"];

struct InClear<'c> {
    log: Log<'c>,
    name: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<InClear<'c>> {
    let in_clear = logs(context).flat_map(|log| {
        let secret = log.options().filter(|(name, value, _)| !value.is_empty() && names_credential(name));
        secret.map(move |(name, _, at)| InClear { log, name, at })
    });
    in_clear.collect()
}

fn names_credential(option: &str) -> bool {
    let letters = option.chars().filter(|letter| !matches!(letter, '-' | '_'));
    let name: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

fn words<'c>(_: &'c Context<'c>, in_clear: &InClear<'c>) -> Finding {
    let message = format!(
        "The log option '{}' seems to be a credential, in clear: whoever may read the task definition can read it. Keep \
         it in Secrets Manager or Parameter Store, and name it in 'secretOptions'.",
        words::shortened(in_clear.name)
    );
    Finding::at(Mark::Name(in_clear.at.node), message)
}

fn fixes<'c>(context: &'c Context<'c>, in_clear: &InClear<'c>) -> Vec<Fix> {
    let (tree, configuration) = (context.tree, in_clear.log.configuration);
    let secret = format!("{{ \"name\": {}, \"valueFrom\": \"<ARN_OF_SECRET>\" }}", quoted(in_clear.name));
    let added = match configuration.secret_options.at() {
        Some(list) => append_element(tree, list.node, &secret),
        None => {
            let list = format!("[{secret}]");
            insert_member(tree, configuration.at.node, "secretOptions", &list, &["options"])
        }
    };
    let removed = remove_entries(tree, &[in_clear.at.node]);
    vec![Fix::shown("Take it from a secret", removed.into_iter().chain([added]))]
}
