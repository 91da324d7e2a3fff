//! Workflow commands of GitHub Actions: a line for each finding, shown beside the change.

use std::io::{self, Write};

use ecs_document::lint::Severity;
use ecs_document::text::{LineIndex, Span};

use super::Report;
use crate::input::display_name;

pub fn write(output: &mut impl Write, report: &Report) -> io::Result<()> {
    for file in &report.files {
        let index = LineIndex::new(&file.text);
        let path = display_name(&file.path);
        for diagnostic in &file.findings.diagnostics {
            let command = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "notice",
            };
            let words =
                diagnostic.aws_message.iter().map(|words| format!("\nAWS: {words}")).collect::<String>();
            let message = format!("{}{words}", diagnostic.message);
            write_command(output, command, &place(path, &index, diagnostic.span), diagnostic.code, &message)?;
        }
        for silence in &file.unused {
            let place = place(path, &index, silence.span);
            write_command(output, "warning", &place, "unused silence", &silence.complaint())?;
        }
    }
    for sentence in &report.unused {
        writeln!(output, "::warning title=unused silence::{}", data(&format!("{sentence}.")))?;
    }
    Ok(())
}

fn write_command(
    output: &mut impl Write,
    command: &str,
    place: &str,
    title: &str,
    message: &str,
) -> io::Result<()> {
    writeln!(output, "::{command} {place},title={}::{}", property(title), data(message))
}

/// File, lines and columns of a span.
fn place(path: &str, index: &LineIndex<'_>, span: Span) -> String {
    let (start, end) = (index.line_column(span.start), index.line_column(span.end));
    format!(
        "file={},line={},col={},endLine={},endColumn={}",
        property(path),
        start.line,
        start.column,
        end.line,
        end.column
    )
}

/// What follows the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, in which `:` and `,` have a meaning too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
