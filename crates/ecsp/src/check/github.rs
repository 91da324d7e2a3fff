//! Workflow commands of GitHub Actions: a line for each finding, shown beside the change.

use std::io::{self, Write};

use ecs_document::lint::Severity;
use ecs_document::text::LineIndex;

use super::Judged;
use crate::input::display_name;

pub fn write(output: &mut impl Write, judged: &[Judged]) -> io::Result<()> {
    for file in judged {
        let index = LineIndex::new(&file.text);
        for diagnostic in &file.findings.diagnostics {
            let command = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "notice",
            };
            let end = index.line_column(diagnostic.span.end);
            let words =
                diagnostic.aws_message.iter().map(|words| format!("\nAWS: {words}")).collect::<String>();
            writeln!(
                output,
                "::{command} file={},line={},col={},endLine={},endColumn={},title={}::{}",
                property(display_name(&file.path)),
                diagnostic.line,
                diagnostic.column,
                end.line,
                end.column,
                property(diagnostic.code),
                data(&format!("{}{words}", diagnostic.message)),
            )?;
        }
    }
    Ok(())
}

/// What follows the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, in which `:` and `,` have a meaning too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
