//! Findings for a pull request: a section of Markdown for each file in which something was found.

use std::io::{self, Write};

use ecs_document::diagnostics::markdown;

use super::Judged;
use crate::input::display_name;

pub fn write(output: &mut impl Write, judged: &[Judged]) -> io::Result<()> {
    let files = judged.iter().filter(|file| !file.findings.diagnostics.is_empty());
    let sections: Vec<String> = files
        .map(|file| markdown(display_name(&file.path), &file.findings.diagnostics, file.findings.omitted))
        .collect();
    if sections.is_empty() {
        return writeln!(output, "`ecsp check` found nothing wrong.");
    }
    write!(output, "{}", sections.join("\n"))
}
