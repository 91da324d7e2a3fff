use crate::lint::logs::logs;
use crate::lint::prelude::*;
use crate::task_definition::LogDriver;

/// A mode other than the two there are. awsfirelens hands its options on to the router, where `mode` may be one
/// of an output.
pub static RULE: Rule = Rule {
    code: "TD-LOG-015",
    title: reference("Unknown mode of a log driver"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

const MODES: [&str; 2] = ["blocking", "non-blocking"];

struct Unknown<'c> {
    mode: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Unknown<'c>> {
    let modes =
        logs(context).filter(|log| log.driver != LogDriver::Awsfirelens).filter_map(|log| log.option("mode"));
    modes.filter(|(mode, _)| !MODES.contains(mode)).map(|(mode, at)| Unknown { mode, at }).collect()
}

fn words<'c>(_: &'c Context<'c>, unknown: &Unknown<'c>) -> Finding {
    let mode = words::shortened(unknown.mode);
    let message = format!("The log option 'mode' is '{mode}'. AWS documents only blocking and non-blocking.");
    Finding::at(unknown.at, message)
}

/// The mode that is meant when only case, blanks or hyphens differ.
fn fixes<'c>(context: &'c Context<'c>, unknown: &Unknown<'c>) -> Vec<Fix> {
    let letters = |mode: &str| -> String {
        mode.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect()
    };
    let meant = MODES.into_iter().find(|mode| letters(mode) == letters(unknown.mode));
    let write = |mode| replace_value(context.tree, unknown.at.node, quoted(mode));
    meant.map(|mode| Fix::safe(format!("Write '{mode}'"), [write(mode)])).into_iter().collect()
}
