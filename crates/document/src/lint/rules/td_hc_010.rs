use crate::lint::prelude::*;

/// A command that does not begin with the word that says how to run it. It registers.
pub static RULE: Rule = Rule {
    code: "TD-HC-010",
    title: reference("Command of a health check without CMD or CMD-SHELL"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("aws/aws-cdk#34389; API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

/// What a command may begin with. NONE switches the image's own check off.
const KINDS: [&str; 3] = ["CMD-SHELL", "CMD", "NONE"];

struct Headless<'c> {
    first: &'c str,
    at: At,
    /// How many elements the command has.
    length: usize,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Headless<'c>> {
    let checks = context.definition.containers().filter_map(|container| container.health_check.known());
    let headless = checks.filter_map(|check| {
        let elements = check.command.elements();
        let (&first, at) = elements.first()?.known_at().filter(|(first, _)| !KINDS.contains(*first))?;
        Some(Headless { first, at, length: elements.len() })
    });
    headless.collect()
}

fn words<'c>(_: &'c Context<'c>, headless: &Headless<'c>) -> Finding {
    let message = format!(
        "The command of the health check begins with '{}'. It registers, and then the check is misread: the first element \
         says how to run the others. Begin with CMD-SHELL for a command line, with CMD for a program and its arguments.",
        words::shortened(headless.first)
    );
    Finding::at(headless.at, message)
}

fn fixes<'c>(context: &'c Context<'c>, headless: &Headless<'c>) -> Vec<Fix> {
    let first = headless.first.trim();
    let (tree, node) = (context.tree, headless.at.node);
    if let Some(kind) = KINDS.into_iter().find(|kind| kind.eq_ignore_ascii_case(first)) {
        return vec![Fix::safe(format!("Write '{kind}'"), [replace_value(tree, node, quoted(kind))])];
    }
    // The console shows `CMD-SHELL, curl …` in one field.
    let line = first.strip_prefix("CMD-SHELL").filter(|rest| rest.starts_with([',', ' ']));
    if let Some(line) = line.map(|rest| rest.trim_start_matches([',', ' '])) {
        let elements = format!("\"CMD-SHELL\", {}", quoted(line));
        return vec![Fix::guess("Make two elements of it", [replace_value(tree, node, elements)])];
    }
    // A single word may well be a program of an image that has no shell.
    let is_line = headless.length == 1 && first.contains(char::is_whitespace);
    let kind = if is_line { "CMD-SHELL" } else { "CMD" };
    let insert = || Edit::insert(headless.at.span.start, format!("{}, ", quoted(kind)));
    let is_command = !first.is_empty() && !first.starts_with("CMD");
    is_command.then(|| Fix::guess(format!("Put {kind} before it"), [insert()])).into_iter().collect()
}
