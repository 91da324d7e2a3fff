use crate::lint::prelude::*;
use crate::lint::variables::s3_object;

/// A file of variables that by its name holds secrets.
pub static RULE: Rule = Rule {
    code: "TD-ADV-022",
    title: reference("Secrets in an environment file"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:taskdef-envfiles"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

/// Words in the names of files that hold secrets.
const SIGNS: [&str; 3] = ["secret", "credential", "password"];

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let files = context.definition.containers().flat_map(|container| container.environment_files.items());
    let values = files.filter_map(|file| file.value.known_at());
    let secret = values.filter(|(value, _)| {
        let key = s3_object(value).map_or("", |(_, key)| key).to_ascii_lowercase();
        SIGNS.iter().any(|sign| key.contains(sign))
    });
    secret.map(|(_, at)| at).collect()
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "By its name this file holds secrets. In it they are clear text for everybody who may read the object. \
                   'secrets' takes them from Secrets Manager or Parameter Store instead.";
    Finding::at(*at, message)
}
