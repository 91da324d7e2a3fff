//! Findings for people: the place, what is wrong, AWS's words, what to do.

use std::io::{self, Write};

use ecs_document::diagnostics::{Diagnostic, Summary};
use ecs_document::first_answers;
use ecs_document::lint::{Applicability, Severity};
use ecs_document::text::LineIndex;

use super::{Judged, Report, summary};
use crate::frame::{frame, shown, wrapped};
use crate::input::display_name;
use crate::style::{Ink, Style};

/// Writes the findings of each file, and below them all notes, a line for each; `full` shows them as the others are.
pub fn write(output: &mut impl Write, judged: &[Judged], full: bool) -> io::Result<()> {
    let style = Style::of_stdout();
    for file in judged {
        let index = LineIndex::new(&file.text);
        let first = said_first(file);
        for (place, diagnostic) in file.findings.diagnostics.iter().enumerate() {
            if !full && diagnostic.severity == Severity::Note {
                continue;
            }
            let says = if first.contains(&place) { "AWS says this first" } else { "AWS" };
            write_diagnostic(output, file, &index, (diagnostic, says), style)?;
        }
        if file.findings.omitted > 0 {
            writeln!(
                output,
                "{}: {} more are not shown.\n",
                display_name(&file.path),
                file.findings.omitted
            )?;
        }
    }
    if judged.is_empty() {
        return Ok(());
    }
    if !full {
        write_notes(output, judged, style)?;
    }
    let silent = judged.iter().map(|file| file.silent.len()).sum();
    let has_other_errors = judged.iter().any(|file| file.findings.has_other_errors);
    let conclusion = conclusion(summary(judged), has_other_errors, judged.len(), style);
    writeln!(output, "{conclusion}{}", silenced(silent))
}

/// Writes the notes of all files under one heading: they are more than the errors, and wait.
fn write_notes(output: &mut impl Write, judged: &[Judged], style: Style) -> io::Result<()> {
    let is_note = |found: &&Diagnostic| found.severity == Severity::Note;
    if !judged.iter().flat_map(|file| &file.findings.diagnostics).any(|found| is_note(&found)) {
        return Ok(());
    }
    writeln!(output, "{} (with their lines and fixes: --full)", style.paint(Ink::Strong, "Worth knowing"))?;
    for file in judged {
        for note in file.findings.diagnostics.iter().filter(is_note) {
            let head = style.paint(Ink::Note, &format!("note[{}]", note.code));
            let (name, sentence) = (display_name(&file.path), shown(first_sentence(&note.message)));
            writeln!(output, "{head} {name}:{}:{}: {sentence}", note.line, note.column)?;
        }
    }
    writeln!(output)
}

/// A message begins with what was observed, in a sentence of its own. One ends before a capital letter, unless a
/// quotation is open there.
fn first_sentence(message: &str) -> &str {
    let ends_at = |&(at, _): &(usize, &str)| {
        let (sentence, rest) = message.split_at(at + 1);
        let quotes = sentence.matches('\'').count();
        quotes % 2 == 0 && rest.trim_start().starts_with(char::is_uppercase)
    };
    message.match_indices(". ").find(ends_at).map_or(message, |(at, _)| message.get(..=at).unwrap_or(message))
}

/// What silences nothing goes to standard error: it is about how `ecsp` was asked, not about ECS.
pub fn write_unused(report: &Report) {
    let style = Style::of_stderr();
    let word = style.paint(Ink::Warning, "unused:");
    for file in &report.files {
        let index = LineIndex::new(&file.text);
        for silence in &file.unused {
            eprintln!("{word} {}", silence.complaint());
            let name = display_name(&file.path);
            eprintln!("{}", frame(name, &file.text, &index, silence.span, Ink::Warning, style));
        }
    }
    report.unused.iter().for_each(|sentence| eprintln!("{word} {sentence}."));
}

/// Which of the findings AWS would answer with first, by their places. What is silenced or left out might come
/// before them: then it is not known.
fn said_first(file: &Judged) -> Vec<usize> {
    let has_all = file.silent.is_empty() && file.findings.omitted == 0;
    if has_all { first_answers(&file.findings.diagnostics) } else { Vec::new() }
}

/// Writes a finding; with it comes how AWS's words are introduced.
fn write_diagnostic(
    output: &mut impl Write,
    file: &Judged,
    index: &LineIndex<'_>,
    (diagnostic, says): (&Diagnostic, &str),
    style: Style,
) -> io::Result<()> {
    let (word, ink) = match diagnostic.severity {
        Severity::Error => ("error", Ink::Error),
        Severity::Warning => ("warning", Ink::Warning),
        Severity::Note => ("note", Ink::Note),
    };
    let head = format!("{word}[{}]", diagnostic.code);
    let message = wrapped(&diagnostic.message, head.len() + 1, 4);
    writeln!(output, "{} {}", style.paint(ink, &head), style.paint(Ink::Strong, &message))?;
    let name = display_name(&file.path);
    write!(output, "{}", frame(name, &file.text, index, diagnostic.span, ink, style))?;
    for related in &diagnostic.related {
        writeln!(output, "  {} {}", style.paint(Ink::Note, "also:"), wrapped(&related.message, 8, 8))?;
        write!(output, "{}", frame(name, &file.text, index, related.span, Ink::Note, style))?;
    }
    if let Some(words) = &diagnostic.aws_message {
        for (number, line) in words.lines().enumerate() {
            let label = if number == 0 { format!("{says}:") } else { "    ".to_owned() };
            let width = label.len() + 4;
            writeln!(output, "   {} {}", style.paint(Ink::Faint, &label), wrapped(line, width, 8))?;
        }
    }
    for fix in &diagnostic.fixes {
        let how = match fix.applicability {
            Applicability::Safe => "",
            Applicability::Unsafe => " (with --unsafe)",
            Applicability::DisplayOnly => " (by hand)",
        };
        writeln!(output, "   {} {}{how}", style.paint(Ink::Good, "fix:"), wrapped(&fix.title, 8, 8))?;
    }
    writeln!(output)
}

/// " 2 findings are silenced."
fn silenced(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => " 1 finding is silenced.".to_owned(),
        count => format!(" {count} findings are silenced."),
    }
}

/// "2 errors, 1 warning in 3 files." Errors of a scenario have been shown before, on standard error.
fn conclusion(summary: Summary, has_other_errors: bool, files: usize, style: Style) -> String {
    let counted = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let kinds = [
        (summary.errors, "error", Ink::Error),
        (summary.warnings, "warning", Ink::Warning),
        (summary.notes, "note", Ink::Note),
    ];
    let found: Vec<String> = kinds
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, noun, ink)| style.paint(ink, &counted(count, noun)))
        .collect();
    let found = match found.as_slice() {
        [] if has_other_errors => "No task definition is wrong, the scenario is,".to_owned(),
        [] => style.paint(Ink::Good, "Nothing wrong"),
        found => found.join(", "),
    };
    format!("{found} in {}.", counted(files, "file"))
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_sentence_ends_before_the_next_one() {
        let cases = [
            ("Host port 80 is fixed. An instance has it once.", "Host port 80 is fixed."),
            ("The image 'a. B' is old. Take another.", "The image 'a. B' is old."),
            ("A member, e.g. name, is missing", "A member, e.g. name, is missing"),
            ("Ends here.", "Ends here."),
            ("é. Ü", "é."),
            ("", ""),
        ];
        for (message, sentence) in cases {
            assert_eq!(first_sentence(message), sentence);
        }
    }
}
