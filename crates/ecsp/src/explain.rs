//! `ecsp explain`, `ecsp rules` and `ecsp schema`.

use std::io::{self, Write};

use ecs_document::lint::catalogue::RULES;
use ecs_document::lint::{Rule, Severity};
use ecs_document::schema::json_schema;
use serde::Serialize;

use crate::Outcome;
use crate::args::{Explain, ListFormat, Rules};
use crate::style::{Ink, Style};

/// Code and page of each rule, from docs/rules.
const PAGES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// Prints the page of a rule.
///
/// # Errors
/// When the output cannot be written.
pub fn explain(options: &Explain) -> io::Result<Outcome> {
    let code = options.code.to_ascii_uppercase();
    let Some((_, page)) = PAGES.iter().find(|(known, _)| *known == code) else {
        eprintln!("ecsp: there is no rule {code}{}", suggestion(&code));
        return Ok(Outcome::Unreadable);
    };
    io::stdout().write_all(page.as_bytes())?;
    Ok(Outcome::Clean)
}

/// "; its group goes from … to …", for a code whose group is known.
fn suggestion(code: &str) -> String {
    let group = code.rsplit_once('-').map_or(code, |(group, _)| group);
    let mut known = PAGES.iter().map(|(known, _)| *known).filter(|known| known.starts_with(group));
    match (known.next(), known.next_back()) {
        (Some(first), Some(last)) if group.len() > "TD-".len() => {
            format!("; its group goes from {first} to {last}")
        }
        _ => "; `ecsp rules` lists them".to_owned(),
    }
}

#[derive(Serialize)]
struct List {
    version: u32,
    rules: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    code: &'static str,
    class: &'static str,
    grade: char,
    title: &'static str,
}

/// Lists the rules.
///
/// # Errors
/// When the output cannot be written.
pub fn rules(options: &Rules) -> io::Result<Outcome> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    match options.format {
        ListFormat::Human => {
            let style = Style::of_stdout();
            let widest = RULES.iter().map(|rule| rule.code.len()).max().unwrap_or_default();
            for rule in RULES {
                let code = format!("{:widest$}", rule.code);
                writeln!(
                    output,
                    "{}  {:22}  {}  {}",
                    style.paint(ink(rule), &code),
                    rule.class.as_str(),
                    rule.grade.letter(),
                    rule.title
                )?;
            }
        }
        ListFormat::Json => {
            let row = |rule: &&'static Rule| Row {
                code: rule.code,
                class: rule.class.as_str(),
                grade: rule.grade.letter(),
                title: rule.title,
            };
            let list = List { version: 1, rules: RULES.iter().map(row).collect() };
            serde_json::to_writer_pretty(&mut output, &list)?;
            writeln!(output)?;
        }
    }
    output.flush()?;
    Ok(Outcome::Clean)
}

fn ink(rule: &Rule) -> Ink {
    match rule.severity() {
        Severity::Error => Ink::Error,
        Severity::Warning => Ink::Warning,
        Severity::Note => Ink::Note,
    }
}

/// Prints the JSON Schema of a task definition.
///
/// # Errors
/// When the output cannot be written.
pub fn schema() -> io::Result<Outcome> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut output, &json_schema())?;
    writeln!(output)?;
    output.flush()?;
    Ok(Outcome::Clean)
}
