use crate::lint::prelude::*;
use crate::lint::variables::s3_object;

/// An environment file with another ending than .env.
pub static RULE: Rule = Rule {
    code: "TD-ENV-008",
    title: reference("Environment file that does not end in .env"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API; DG23:taskdef-envfiles"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct OtherEnding<'c> {
    key: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<OtherEnding<'c>> {
    let files = context.definition.containers().flat_map(|container| container.environment_files.items());
    let keys = files.filter_map(|file| {
        let (value, at) = file.value.known_at()?;
        let (_, key) = s3_object(value)?;
        Some(OtherEnding { key, at })
    });
    keys.filter(|file| !file.key.to_ascii_lowercase().ends_with(".env")).collect()
}

fn words<'c>(_: &'c Context<'c>, file: &OtherEnding<'c>) -> Finding {
    let what = match file.key {
        "" => "The ARN names a bucket and no object".to_owned(),
        key => format!("The environment file is '{}'", words::shortened(key)),
    };
    let message = format!(
        "{what}. AWS documents that the name of the object ends in .env; if it is registered all the same, the task does \
         not start. Rename the object, and then its ARN here."
    );
    Finding::at(file.at, message)
}
