//! Findings as Markdown, to be pasted into a pull request or an issue.

use std::fmt::Write;

use super::{Diagnostic, Summary};
use crate::lint::{Applicability, Severity};

/// The findings of one document as a section of Markdown; `name` is what the document is called, and
/// `omitted` how many findings there are beyond these.
///
/// Lines of the document are not quoted: they may hold what is not for everybody. Whatever comes from the
/// document reads as it stands there and has no effect: no markup, no mention, no reference.
#[must_use]
pub fn markdown(name: &str, diagnostics: &[Diagnostic], omitted: usize) -> String {
    // Writing to a String cannot fail.
    let mut out = String::new();
    let _ = writeln!(out, "### {}: {}\n", code(name), headline(Summary::of(diagnostics)));
    for diagnostic in diagnostics {
        write_diagnostic(&mut out, diagnostic);
    }
    if omitted > 0 {
        let _ = writeln!(out, "- {omitted} more are not shown.");
    }
    out
}

fn write_diagnostic(out: &mut String, diagnostic: &Diagnostic) {
    let word = match diagnostic.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Note => "Note",
    };
    let Diagnostic { code: rule, line, column, .. } = diagnostic;
    let _ = writeln!(
        out,
        "- **{word}**, line {line}, column {column} ({}): {}",
        code(rule),
        escaped(&diagnostic.message)
    );
    for words in diagnostic.aws_message.iter().flat_map(|words| words.lines()) {
        let _ = writeln!(out, "  - AWS: {}", code(words));
    }
    for fix in &diagnostic.fixes {
        let how = match fix.applicability {
            Applicability::Safe => "Fix",
            Applicability::Unsafe => "Likely fix",
            Applicability::DisplayOnly => "To do by hand",
        };
        let _ = writeln!(out, "  - {how}: {}", escaped(&fix.title));
    }
}

/// "2 errors, 1 note", or that there is nothing.
fn headline(summary: Summary) -> String {
    let counted = |(count, noun): (usize, &str)| match count {
        0 => None,
        1 => Some(format!("1 {noun}")),
        count => Some(format!("{count} {noun}s")),
    };
    let kinds = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note")];
    let found: Vec<String> = kinds.into_iter().filter_map(counted).collect();
    if found.is_empty() { "nothing wrong".to_owned() } else { found.join(", ") }
}

/// `text` as code: with more backquotes around it than it has in a row.
fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ");
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // A backquote at either end would be taken for part of the fence.
    let padding = if text.starts_with('`') || text.ends_with('`') || text.is_empty() { " " } else { "" };
    format!("{fence}{padding}{text}{padding}{fence}")
}

/// `text` as one paragraph in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '!' => {
                out.push('\\');
                out.push(character);
            }
            // Code hosts make mentions and references of these even where they are escaped, but not across
            // the end of a text.
            '@' | '#' if characters.peek().is_some_and(|next| next.is_alphanumeric()) => {
                out.push(character);
                out.push_str("<!-- -->");
            }
            other => out.push(other),
        }
    }
    out
}
