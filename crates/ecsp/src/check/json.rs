//! Version 1 of our own format.

use std::io::{self, Write};

use ecs_document::diagnostics::{Diagnostic, Summary};
use serde::Serialize;

use super::{Judged, summary};

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    files: Vec<File<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    form: &'static str,
    diagnostics: &'a [Diagnostic],
}

pub fn write(output: &mut impl Write, judged: &[Judged]) -> io::Result<()> {
    let files = judged.iter().map(|file| File {
        path: &file.path,
        form: file.findings.form,
        diagnostics: &file.findings.diagnostics,
    });
    let report = Report { version: 1, files: files.collect(), summary: summary(judged) };
    serde_json::to_writer_pretty(&mut *output, &report)?;
    writeln!(output)
}
