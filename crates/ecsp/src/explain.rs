//! `ecsp explain`: the page of a rule, laid out for a terminal.

use std::io::{self, Write};

use ecs_document::lint::catalogue::find_rule;
use ecs_document::lint::{Rule, Severity};

use crate::Outcome;
use crate::args::{Explain, PageFormat};
use crate::frame::wrapped;
use crate::pages::{codes, page};
use crate::style::{Ink, Style};

/// Prints the page of a rule.
///
/// # Errors
/// When the output cannot be written.
pub fn run(options: &Explain) -> io::Result<Outcome> {
    let code = options.code.to_ascii_uppercase();
    let (Some(page), Some(rule)) = (page(&code), find_rule(&code)) else {
        eprintln!("ecsp: there is no rule {code}{}", suggestion(&code));
        return Ok(Outcome::Unreadable);
    };
    let mut output = io::BufWriter::new(io::stdout().lock());
    match options.format {
        PageFormat::Human => write_page(&mut output, rule, page, Style::of_stdout())?,
        PageFormat::Markdown => output.write_all(page.as_bytes())?,
    }
    output.flush()?;
    Ok(Outcome::Clean)
}

/// "; its family goes from … to …", for a code whose family is known.
fn suggestion(code: &str) -> String {
    let family = code.rsplit_once('-').map_or(code, |(family, _)| family);
    let mut known = codes().filter(|known| known.rsplit_once('-').is_some_and(|(its, _)| its == family));
    match (known.next(), known.next_back()) {
        (Some(first), Some(last)) => format!("; its family goes from {first} to {last}"),
        _ => "; `ecsp rules` lists them".to_owned(),
    }
}

/// Title, what class and grade mean, and the sections.
fn write_page(output: &mut impl Write, rule: &Rule, page: &str, style: Style) -> io::Result<()> {
    let (severity, ink) = severity(rule);
    writeln!(output, "{} {}", style.paint(ink, rule.code), style.paint(Ink::Strong, rule.title))?;
    writeln!(output)?;
    let (class, grade) = (rule.class, rule.grade);
    write_fact(output, "Class", &format!("{} ({severity}). {}", class.as_str(), class.meaning()), style)?;
    write_fact(output, "Grade", &format!("{}. {}", grade.letter(), grade.meaning()), style)?;
    write_fact(output, "Source", rule.source, style)?;
    let sections = page.split_once("\n## ").map_or("", |(_, sections)| sections);
    for section in sections.split("\n## ") {
        let (heading, body) = section.split_once('\n').unwrap_or((section, ""));
        writeln!(output, "\n{}\n", style.paint(Ink::Strong, heading))?;
        write_body(output, body.trim(), style)?;
    }
    Ok(())
}

/// Where the facts under the title begin, in columns.
const FACTS: usize = 8;

fn write_fact(output: &mut impl Write, name: &str, text: &str, style: Style) -> io::Result<()> {
    let name = format!("{name:FACTS$}");
    writeln!(output, "{}{}", style.paint(Ink::Faint, &name), wrapped(text, FACTS, FACTS))
}

/// Paragraphs are wrapped, code stands as it is, apart from the words by its indent.
fn write_body(output: &mut impl Write, body: &str, style: Style) -> io::Result<()> {
    for (place, part) in body.split("```").enumerate() {
        let is_code = place % 2 == 1;
        if is_code {
            let code = part.split_once('\n').map_or("", |(_language, code)| code);
            for line in code.lines() {
                writeln!(output, "{}", format!("    {line}").trim_end())?;
            }
            continue;
        }
        for (place, paragraph) in part.trim().split("\n\n").filter(|it| !it.is_empty()).enumerate() {
            if place > 0 {
                writeln!(output)?;
            }
            let words = wrapped(&paragraph.replace('\n', " "), 2, 2);
            writeln!(output, "  {}", with_code(&words, style))?;
        }
    }
    Ok(())
}

/// Names between backquotes stand out by colour; without colour the backquotes stay.
fn with_code(text: &str, style: Style) -> String {
    let parts = text.split('`').enumerate();
    parts
        .map(|(place, part)| match place % 2 {
            0 => part.to_owned(),
            _ if style.is_coloured() => style.paint(Ink::Strong, part),
            _ => format!("`{part}`"),
        })
        .collect()
}

/// How a finding of the rule is called, and its colour.
pub fn severity(rule: &Rule) -> (&'static str, Ink) {
    match rule.severity() {
        Severity::Error => ("error", Ink::Error),
        Severity::Warning => ("warning", Ink::Warning),
        Severity::Note => ("note", Ink::Note),
    }
}
