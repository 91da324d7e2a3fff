use crate::forms::Form;
use crate::lint::prelude::*;
use crate::syntax::{Problem, ProblemKind, Syntax, first_complaint};

/// The text is not JSON. The client reads no comments, trailing commas or single quotes, and stops at the
/// first of them; here all of them are found, and repaired where it is plain what was meant.
pub static RULE: Rule = Rule {
    code: "TD-DOC-001",
    title: reference("Not valid JSON"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("aws/aws-cli awscli/customizations/cliinputjson.py"),
    finders: &[Finder::Text(check)],
};

fn check(context: &TextContext<'_>, report: &mut Report) {
    let form = context.recognised.form;
    if form == Form::Text {
        report.push(no_definition(context));
        return;
    }
    if !is_judged(context) {
        return;
    }
    let client = client_words(context);
    for (place, problem) in context.problems.iter().enumerate() {
        let finding = Finding::at(Mark::Bytes(problem.span), words(context, problem));
        let finding = Finding {
            aws: client.clone().filter(|_| place == 0),
            fixes: fix(problem).into_iter().collect(),
            ..finding
        };
        report.push(if is_taken_by_yaml(context, problem) { finding.unsure() } else { finding });
    }
    if context.problems_omitted > 0 {
        report.push(too_many(context));
    }
}

/// Whether AWS or a tool reads the text itself, so that departures from its notation matter.
fn is_judged(context: &TextContext<'_>) -> bool {
    let form = context.recognised.form;
    form.is_json() || !context.recognised.roots.is_empty()
}

/// CloudFormation reads its JSON as the YAML that it also is, which takes comments and single quotes.
fn is_taken_by_yaml(context: &TextContext<'_>, problem: &Problem) -> bool {
    let is_template =
        matches!(context.recognised.form, Form::CloudFormationTemplate | Form::CloudFormationResource);
    let is_yaml = matches!(
        problem.kind,
        ProblemKind::Comment
            | ProblemKind::TrailingComma
            | ProblemKind::SingleQuotes
            | ProblemKind::UnquotedName
            | ProblemKind::UnquotedValue
            | ProblemKind::RawControl
    );
    is_template && is_yaml
}

/// What the client says. It stops at the first departure from JSON: the words belong to the first problem,
/// unless a template token that counts as none stands before it.
fn client_words(context: &TextContext<'_>) -> Option<String> {
    let first = context.problems.first().filter(|_| context.recognised.form.is_json())?;
    if context.tree.syntax() != Syntax::Json {
        return None;
    }
    let text = context.tree.text();
    let complaint =
        first_complaint(text).filter(|complaint| complaint.offset >= first.span.start as usize)?;
    Some(as_client(&complaint.text(text)))
}

fn as_client(complaint: &str) -> String {
    format!("Error parsing parameter '--cli-input-json': Invalid JSON: {complaint}")
}

fn no_definition(context: &TextContext<'_>) -> Finding {
    let text = context.tree.text();
    let start = text.len() - text.trim_start().len();
    let line = text.trim_start().lines().next().unwrap_or("");
    let message =
        "This text is not JSON. A task definition begins with { and holds a family and containerDefinitions.";
    let finding = Finding::at(Mark::Bytes(Span::new(start, start + line.len())), message);
    match first_complaint(text) {
        Some(complaint) => finding.aws(as_client(&complaint.text(text))),
        None => finding,
    }
}

fn too_many(context: &TextContext<'_>) -> Finding {
    let end = Span::new(context.tree.text().len(), context.tree.text().len());
    let count = context.problems_omitted;
    Finding::at(Mark::Bytes(end), format!("There are {count} more places where this text is not JSON."))
}

fn words(context: &TextContext<'_>, problem: &Problem) -> String {
    let text = problem.span.of(context.tree.text());
    let shown = words::shortened(text);
    match &problem.kind {
        ProblemKind::Comment => "JSON has no comments: the client refuses the document. Remove it.".into(),
        ProblemKind::TrailingComma => {
            "A comma with nothing after it. JSON allows commas only between two entries.".into()
        }
        ProblemKind::ExtraComma => {
            "A comma with nothing before it. JSON allows commas only between two entries.".into()
        }
        ProblemKind::MissingComma => "A comma is missing between two entries.".into(),
        ProblemKind::MissingColon => "A colon is missing between a name and its value.".into(),
        ProblemKind::MissingValue => "A value is missing here.".into(),
        ProblemKind::MissingName => "A value without a name. Inside an object every value needs one.".into(),
        ProblemKind::SingleQuotes => format!("{shown} is in single quotes. JSON knows only double quotes."),
        ProblemKind::TypographicQuotes => {
            format!(
                "{shown} is in typographic quotes, as word processors make them. JSON knows only straight ones."
            )
        }
        ProblemKind::UnquotedName => {
            format!("The name {shown} is not in quotes. JSON wants double quotes around it.")
        }
        ProblemKind::UnquotedValue => {
            format!("{shown} is not in quotes. JSON wants double quotes around text.")
        }
        ProblemKind::ForeignLiteral(json) => format!("{shown} is not JSON. JSON writes {json}."),
        ProblemKind::InvalidNumber => {
            format!("{shown} is not a number in JSON: no units, signs or leading zeros.")
        }
        ProblemKind::InvalidEscape => {
            format!("{shown} is not an escape in JSON. A backslash itself is written \\\\.")
        }
        ProblemKind::RawControl => {
            "A line break or tab inside a string. JSON writes them as \\n and \\t.".into()
        }
        ProblemKind::UnclosedString => format!("The string {shown} has no closing quote."),
        ProblemKind::Unclosed(closer) => format!("A {closer} is missing before this place."),
        ProblemKind::UnexpectedEnd(missing) => {
            format!("The text ends before everything is closed: {missing} is missing.")
        }
        ProblemKind::Unexpected => format!("{shown} has no meaning here."),
        ProblemKind::TrailingContent => {
            "Something follows after the end of the document. There can be only one value.".into()
        }
        ProblemKind::ByteOrderMark => {
            "The text begins with a byte order mark, an invisible character that the client refuses.".into()
        }
        ProblemKind::TooDeep => "Lists and objects are nested too deep here to be read.".into(),
        ProblemKind::NotYaml(why) => {
            format!("The text is no YAML from here on: {why}. What follows is not read.")
        }
        ProblemKind::TooManyAliases => {
            "Aliases stand for more than a million values here. The rest of them is not read.".into()
        }
        ProblemKind::Empty => "There is no text yet. Paste a task definition.".into(),
    }
}

fn fix(problem: &Problem) -> Option<Fix> {
    if problem.repair.is_empty() {
        return None;
    }
    let repair = problem.repair.clone();
    Some(match &problem.kind {
        ProblemKind::Comment => Fix::safe("Remove the comment", repair),
        ProblemKind::TrailingComma | ProblemKind::ExtraComma | ProblemKind::TrailingContent => {
            Fix::safe("Remove the comma", repair)
        }
        ProblemKind::MissingComma => Fix::safe("Insert a comma", repair),
        ProblemKind::MissingColon => Fix::safe("Insert a colon", repair),
        ProblemKind::ForeignLiteral(json) => Fix::safe(format!("Write {json}"), repair),
        ProblemKind::ByteOrderMark => Fix::safe("Remove the byte order mark", repair),
        ProblemKind::RawControl => Fix::safe("Escape it", repair),
        ProblemKind::UnclosedString => Fix::guess("Close the string", repair),
        ProblemKind::Unclosed(closer) => Fix::guess(format!("Insert {closer}"), repair),
        ProblemKind::UnexpectedEnd(missing) => Fix::guess(format!("Append {missing}"), repair),
        _ => Fix::safe("Put it in double quotes", repair),
    })
}
