//! `ecsp rules` and `ecsp schema`.

use std::io::{self, Write};

use ecs_document::lint::Rule;
use ecs_document::lint::catalogue::RULES;
use ecs_document::schema::json_schema;
use serde::Serialize;

use crate::Outcome;
use crate::args::{ListFormat, Rules};
use crate::explain::severity;
use crate::pages::about;
use crate::style::{Ink, Style};

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
pub fn run(options: &Rules) -> io::Result<Outcome> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    match options.format {
        ListFormat::Human => write_families(&mut output, Style::of_stdout())?,
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

/// A heading for each family, a line for each rule, and where it is decided when no document can decide it.
fn write_families(output: &mut impl Write, style: Style) -> io::Result<()> {
    let width = |length: fn(&Rule) -> usize| RULES.iter().map(|rule| length(rule)).max().unwrap_or_default();
    let codes = width(|rule| rule.code.len());
    let classes = width(|rule| rule.class.as_str().len());
    for family in RULES.chunk_by(|one, other| family(one) == family(other)) {
        let heading = family.first().and_then(|rule| about(self::family(rule))).unwrap_or_default();
        writeln!(output, "{}", style.paint(Ink::Strong, heading))?;
        for rule in family {
            let (_, ink) = severity(rule);
            let code = style.paint(ink, &format!("{:codes$}", rule.code));
            let (class, grade) = (rule.class.as_str(), rule.grade.letter());
            writeln!(output, "  {code}  {class:classes$}  {grade}  {}", rule.title)?;
            if let Some(place) = rule.decided_elsewhere() {
                let indent = " ".repeat(codes + classes + 9);
                writeln!(output, "{indent}{}", style.paint(Ink::Faint, &format!("decided {place}")))?;
            }
        }
        writeln!(output)?;
    }
    writeln!(output, "{} rules. `ecsp explain CODE` shows the page of one.", RULES.len())
}

fn family(rule: &Rule) -> &'static str {
    rule.code.rsplit_once('-').map_or(rule.code, |(family, _)| family)
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
