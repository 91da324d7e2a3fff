//! SARIF 2.1.0, which code hosts show beside the lines of a change.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ecs_document::diagnostics::Diagnostic;
use ecs_document::lint::catalogue::find_rule;
use ecs_document::lint::{Applicability, Fix, Severity};
use ecs_document::text::{Edit, LineIndex, Span};
use serde_json::{Value, json};

use super::Judged;
use crate::input::display_name;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub fn write(output: &mut impl Write, judged: &[Judged]) -> io::Result<()> {
    let codes = codes(judged);
    let results: Vec<Value> = judged.iter().flat_map(|file| results(file, &codes)).collect();
    let artifacts: Vec<Value> = judged
        .iter()
        .map(|file| json!({ "location": { "uri": uri(&file.path) }, "sourceLanguage": "json" }))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "ecsp",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": codes.keys().map(|code| rule(code)).collect::<Vec<_>>(),
            }},
            "columnKind": "utf16CodeUnits",
            "artifacts": artifacts,
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *output, &log)?;
    writeln!(output)
}

/// The rules that found something, and their places in the list of rules.
fn codes(judged: &[Judged]) -> BTreeMap<&'static str, usize> {
    let found = judged.iter().flat_map(|file| &file.findings.diagnostics);
    let mut codes: BTreeMap<&'static str, usize> = found.map(|diagnostic| (diagnostic.code, 0)).collect();
    for (place, (_, index)) in codes.iter_mut().enumerate() {
        *index = place;
    }
    codes
}

fn rule(code: &str) -> Value {
    let Some(rule) = find_rule(code) else { return json!({ "id": code }) };
    json!({
        "id": code,
        "shortDescription": { "text": rule.title },
        "defaultConfiguration": { "level": level(rule.severity()) },
        "properties": { "class": rule.class.as_str(), "grade": rule.grade.letter().to_string(), "source": rule.source },
    })
}

fn results(file: &Judged, codes: &BTreeMap<&'static str, usize>) -> Vec<Value> {
    let index = LineIndex::new(&file.text);
    let artifact = json!({ "uri": uri(&file.path) });
    let place = |span: Span| json!({ "artifactLocation": artifact, "region": region(&index, span) });
    let result = |diagnostic: &Diagnostic| {
        let mut text = diagnostic.message.clone();
        if let Some(words) = &diagnostic.aws_message {
            text.push_str("\n\nAWS: ");
            text.push_str(words);
        }
        let related = diagnostic.related.iter().map(|related| {
            json!({ "physicalLocation": place(related.span), "message": { "text": related.message } })
        });
        let usable = diagnostic.fixes.iter().filter(|fix| fix.applicability != Applicability::DisplayOnly);
        json!({
            "ruleId": diagnostic.code,
            "ruleIndex": codes.get(diagnostic.code),
            "level": level(diagnostic.severity),
            "message": { "text": text },
            "locations": [{ "physicalLocation": place(diagnostic.span) }],
            "relatedLocations": related.collect::<Vec<_>>(),
            "fixes": usable.map(|fix| fixed(file, &index, fix)).collect::<Vec<_>>(),
        })
    };
    file.findings.diagnostics.iter().map(result).collect()
}

fn fixed(file: &Judged, index: &LineIndex<'_>, fix: &Fix) -> Value {
    let replacement = |edit: &Edit| {
        let (deleted, inserted) = (region(index, edit.span), &edit.text);
        json!({ "deletedRegion": deleted, "insertedContent": { "text": inserted } })
    };
    json!({
        "description": { "text": fix.title },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(&file.path) },
            "replacements": fix.edits.iter().map(replacement).collect::<Vec<_>>(),
        }],
    })
}

fn region(index: &LineIndex<'_>, span: Span) -> Value {
    let (start, end) = (index.line_column(span.start), index.line_column(span.end));
    json!({
        "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
        "byteOffset": span.start, "byteLength": span.end.saturating_sub(span.start),
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// The path as a relative reference: SARIF wants forward slashes and no blanks.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in display_name(path).replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
