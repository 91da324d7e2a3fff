//! SARIF 2.1.0, which code hosts show beside the lines of a change.

use std::collections::BTreeMap;
use std::io::{self, Write};

use ecs_document::diagnostics::Diagnostic;
use ecs_document::diagnostics::silence::Silence;
use ecs_document::lint::catalogue::find_rule;
use ecs_document::lint::{Applicability, Fix, Severity};
use ecs_document::text::{Edit, LineIndex, Span};
use serde_json::{Value, json};

use super::{Judged, Report};
use crate::input::display_name;
use crate::pages::page;
use crate::silences::{Place, Silent};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub fn write(output: &mut impl Write, report: &Report) -> io::Result<()> {
    let judged = &report.files;
    let codes = codes(judged);
    let results: Vec<Value> = judged.iter().flat_map(|file| results(file, &codes)).collect();
    let artifacts: Vec<Value> =
        judged.iter().map(|file| json!({ "location": { "uri": uri(&file.path) } })).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "ecsp",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": codes.keys().map(|code| rule(code)).collect::<Vec<_>>(),
            }},
            "invocations": [{
                "executionSuccessful": report.complaints.is_empty(),
                "toolExecutionNotifications": notifications(report),
            }],
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
    let found = judged.iter().flat_map(|file| {
        file.findings.diagnostics.iter().chain(file.silent.iter().map(|silent| &silent.diagnostic))
    });
    let mut codes: BTreeMap<&'static str, usize> = found.map(|diagnostic| (diagnostic.code, 0)).collect();
    for (place, (_, index)) in codes.iter_mut().enumerate() {
        *index = place;
    }
    codes
}

fn rule(code: &str) -> Value {
    let Some(rule) = find_rule(code) else { return json!({ "id": code }) };
    let (class, grade) = (rule.class, rule.grade);
    let meaning = format!("{} {}", class.meaning(), grade.meaning());
    json!({
        "id": code,
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": meaning },
        "help": { "text": format!("`ecsp explain {code}` shows the page of this rule."), "markdown": page(code) },
        "defaultConfiguration": { "level": level(rule.severity()) },
        "properties": { "class": class.as_str(), "grade": grade.letter().to_string(), "source": rule.source },
    })
}

/// What could not be read, and what silences nothing.
fn notifications(report: &Report) -> Vec<Value> {
    let unread = report.complaints.iter().map(|text| notification("error", text, None));
    let in_files = report.files.iter().flat_map(|file| {
        let index = LineIndex::new(&file.text);
        let notify = |silence: &Silence| {
            let place = json!({ "artifactLocation": { "uri": uri(&file.path) }, "region": region(&index, silence.span) });
            notification("warning", &silence.complaint(), Some(place))
        };
        file.unused.iter().map(notify).collect::<Vec<_>>()
    });
    let outside = report.unused.iter().map(|sentence| notification("warning", &format!("{sentence}."), None));
    unread.chain(in_files).chain(outside).collect()
}

fn notification(level: &str, text: &str, place: Option<Value>) -> Value {
    let places: Vec<Value> = place.map(|place| json!({ "physicalLocation": place })).into_iter().collect();
    json!({ "level": level, "message": { "text": text }, "locations": places })
}

fn results(file: &Judged, codes: &BTreeMap<&'static str, usize>) -> Vec<Value> {
    let index = LineIndex::new(&file.text);
    let artifact = json!({ "uri": uri(&file.path) });
    let place = |span: Span| json!({ "artifactLocation": artifact, "region": region(&index, span) });
    // Either all results of a run say whether they are suppressed or none does.
    let result = |diagnostic: &Diagnostic, suppressions: Vec<Value>| {
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
            "suppressions": suppressions,
        })
    };
    let kept = file.findings.diagnostics.iter().map(|diagnostic| result(diagnostic, Vec::new()));
    let silent = file.silent.iter().map(|silent| result(&silent.diagnostic, vec![suppression(silent)]));
    kept.chain(silent).collect()
}

fn suppression(silent: &Silent) -> Value {
    let kind = match silent.place {
        Place::Comment => "inSource",
        Place::Outside => "external",
    };
    match silent.reason.as_str() {
        "" => json!({ "kind": kind }),
        reason => json!({ "kind": kind, "justification": reason }),
    }
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
