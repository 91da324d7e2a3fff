//! Findings as the text of `.expect` files.

use ecs_document::diagnostics::Diagnostic;
use ecs_document::lint::{Applicability, Fix, Severity};
use ecs_document::text::{Span, apply_edits};
use std::fmt::Write;

/// One finding: what it marks, says and repairs.
pub fn finding(text: &str, found: &Diagnostic) -> String {
    let mut out = String::new();
    let severity = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let (line, column) = (found.line, found.column);
    writeln!(out, "{severity} {line}:{column} {} {}", pointer(&found.pointer), marked(text, found.span))
        .unwrap();
    writeln!(out, "  {}", found.message).unwrap();
    for aws in found.aws_message.iter().flat_map(|aws| aws.lines()) {
        writeln!(out, "  AWS: {aws}").unwrap();
    }
    for related in &found.related {
        let (at, what) = (pointer(&related.pointer), marked(text, related.span));
        writeln!(out, "  related {at} {what}: {}", related.message).unwrap();
    }
    for fix in &found.fixes {
        self::fix(text, fix, &mut out);
    }
    out
}

fn pointer(pointer: &str) -> &str {
    if pointer.is_empty() { "(document)" } else { pointer }
}

/// The marked text on one line, shortened.
fn marked(text: &str, span: Span) -> String {
    let marked: String = span.of(text).chars().take(60).collect();
    format!("{marked:?}")
}

fn fix(text: &str, fix: &Fix, out: &mut String) {
    let applicability = match fix.applicability {
        Applicability::Safe => "safe",
        Applicability::Unsafe => "unsafe",
        Applicability::DisplayOnly => "display-only",
    };
    writeln!(out, "  fix, {applicability}: {}", fix.title).unwrap();
    let fixed = apply_edits(text, &fix.edits).expect("the edits of a fix do not overlap");
    for line in changed_lines(text, &fixed) {
        writeln!(out, "    {line}").unwrap();
    }
}

/// The lines that differ, as far as beginning and end are the same.
fn changed_lines(before: &str, after: &str) -> Vec<String> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let same = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| {
        pairs.take_while(|(one, other)| one == other).count()
    };
    let head = same(&mut old.iter().zip(new.iter()));
    let tail = same(&mut old[head..].iter().rev().zip(new[head..].iter().rev()));
    let removed = old[head..old.len() - tail].iter().map(|line| format!("-{line}"));
    let added = new[head..new.len() - tail].iter().map(|line| format!("+{line}"));
    removed.chain(added).collect()
}
