//! `ecsp completions` and `ecsp man`: what shells and `man` want to know, made from the arguments themselves.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_mangen::Man;

use crate::Outcome;
use crate::args::{Args, Completions, ManPage};

/// Prints a completion script.
///
/// # Errors
/// When the output cannot be written.
pub fn completions(options: &Completions) -> io::Result<Outcome> {
    // The generator writes into memory: it does not survive a pipe that closes.
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Args::command(), "ecsp", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Outcome::Clean)
}

/// Prints the manual page of the program or of one command.
///
/// # Errors
/// When the output cannot be written.
pub fn man(options: &ManPage) -> io::Result<Outcome> {
    let mut program = Args::command();
    // Names of commands are known only afterwards.
    program.build();
    let page = match &options.command {
        None => Some(&program),
        Some(name) => program.find_subcommand(name),
    };
    let Some(page) = page else {
        let name = options.command.as_deref().unwrap_or_default();
        eprintln!("ecsp: there is no command {name}");
        return Ok(Outcome::Unreadable);
    };
    let title = page.get_display_name().unwrap_or("ecsp").to_ascii_uppercase();
    let man = Man::new(page.clone())
        .title(title)
        .source(concat!("ecsp ", env!("CARGO_PKG_VERSION")))
        .manual("ECS Playground");
    let mut text = Vec::new();
    man.render(&mut text)?;
    io::stdout().write_all(&text)?;
    Ok(Outcome::Clean)
}
