//! `ecsp reach`: the stations of a connection, and where it stops.

use std::io::{self, Write};

use ecs_model::reach::{Place, Reach as Answer, Verdict, reach};
use ecs_model::world::World;
use serde::Serialize;

use crate::Outcome;
use crate::args::{ListFormat, Reach};
use crate::style::{Ink, Style};
use crate::world::load;

/// Shows the way. The outcome is an error when it stops.
///
/// # Errors
/// When the output cannot be written.
pub fn run(options: &Reach) -> io::Result<Outcome> {
    let mut history = match load(&options.file, None) {
        Ok(history) => history,
        Err(outcome) => return Ok(outcome),
    };
    history.seek(options.at);
    let answer = match answer(history.world(), options) {
        Ok(answer) => answer,
        Err(message) => {
            eprintln!("ecsp: {message}");
            return Ok(Outcome::Unreadable);
        }
    };
    let mut output = io::stdout().lock();
    match options.format {
        ListFormat::Json => {
            serde_json::to_writer_pretty(&mut output, &Report::of(options, &answer))?;
            writeln!(output)?;
        }
        ListFormat::Human => write_hops(&mut output, &answer)?,
    }
    Ok(if answer.verdict == Verdict::Stopped { Outcome::Errors } else { Outcome::Clean })
}

fn answer(world: &World, options: &Reach) -> Result<Answer, String> {
    let from = Place::find(world, &options.from)?;
    let (to, port) = match options.to.rsplit_once(':') {
        Some((name, port)) => {
            let port = port.parse().ok().filter(|port| *port > 0);
            (
                name,
                Some(port.ok_or_else(|| format!("“{}” does not end in a port from 1 to 65535", options.to))?),
            )
        }
        None => (options.to.as_str(), None),
    };
    Ok(reach(world, &from, &Place::find(world, to)?, port))
}

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    from: &'a str,
    to: &'a str,
    /// Absent where it depends on something that the model has not.
    reached: Option<bool>,
    hops: Vec<HopReport<'a>>,
    reason: &'a str,
    row: Option<&'static str>,
}

#[derive(Serialize)]
struct HopReport<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    address: &'a str,
}

impl<'a> Report<'a> {
    fn of(options: &'a Reach, answer: &'a Answer) -> Report<'a> {
        Report {
            version: 1,
            from: &options.from,
            to: &options.to,
            reached: match answer.verdict {
                Verdict::Reached => Some(true),
                Verdict::Stopped => Some(false),
                Verdict::Depends => None,
            },
            hops: answer
                .hops
                .iter()
                .map(|hop| HopReport { name: &hop.name, address: &hop.address })
                .collect(),
            reason: &answer.reason,
            row: Some(answer.row).filter(|row| !row.is_empty()),
        }
    }
}

fn write_hops(output: &mut impl Write, answer: &Answer) -> io::Result<()> {
    let style = Style::of_stdout();
    for (number, hop) in answer.hops.iter().enumerate() {
        let arrow = if number == 0 { "  " } else { "→ " };
        let address = style.paint(Ink::Faint, &hop.address);
        let gap = if hop.address.is_empty() { "" } else { "  " };
        writeln!(output, "{arrow}{}{gap}{address}", hop.name)?;
    }
    let (ink, word) = match answer.verdict {
        Verdict::Reached => (Ink::Good, "reached"),
        Verdict::Stopped => (Ink::Error, "stops here"),
        Verdict::Depends => (Ink::Warning, "depends"),
    };
    writeln!(output, "{}: {}", style.paint(ink, word), answer.reason)
}
