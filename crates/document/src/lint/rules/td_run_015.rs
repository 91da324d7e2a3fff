use crate::lint::launches;
use crate::lint::prelude::*;

/// Overrides of a call beyond 8,192 characters.
pub static RULE: Rule = Rule {
    code: "TD-RUN-015",
    title: reference("Overrides that are too long"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("aws-samples/sample-autonomous-cloud-coding-agents#502"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

/// Characters of the overrides as JSON (API: `RunTask.overrides`).
const MOST: usize = 8192;

fn find<'c>(_: &'c Context<'c>, launch: &'c Launch) -> Option<usize> {
    launch.overrides_length.given().copied().filter(|&length| length > MOST)
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, length: &usize) -> Finding {
    let message = format!(
        "{} overrides this definition with {length} characters of JSON, and AWS takes {MOST}. Put what is \
         long into a file in S3 and pass its name.",
        launch.called()
    );
    Finding::at(launches::at_definition(context), message)
        .aws("Container Overrides length must be at most 8192")
}
