//! `ecsp`: checks, fixes, converts and explains ECS task definitions, and simulates, routes and
//! renders scenarios.
//!
//! Exit codes: 0 without errors, 1 with errors in what was read, 2 for bad usage or input that
//! cannot be read. Results go to standard output, everything about the run itself to standard
//! error.

mod args;
mod check;
mod convert;
mod explain;
mod files;
mod fix;
mod frame;
mod input;
mod pages;
mod reach;
mod render;
mod route;
mod rules;
mod shell;
mod silences;
mod simulate;
mod style;
mod world;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// There is no error in what was read.
    Clean,
    /// There is at least one.
    Errors,
    /// Something could not be read at all.
    Unreadable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        match outcome {
            Outcome::Clean => ExitCode::SUCCESS,
            Outcome::Errors => ExitCode::from(1),
            Outcome::Unreadable => ExitCode::from(2),
        }
    }
}

fn main() -> ExitCode {
    let outcome = match Args::parse().command {
        Command::Check(options) => check::run(&options),
        Command::Fix(options) => fix::run(&options),
        Command::Convert(options) => convert::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Rules(options) => rules::run(&options),
        Command::Schema => rules::schema(),
        Command::Simulate(options) => simulate::run(&options),
        Command::Route(options) => route::run(&options),
        Command::Reach(options) => reach::run(&options),
        Command::Render(options) => render::run(&options),
        Command::Completions(options) => shell::completions(&options),
        Command::Man(options) => shell::man(&options),
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        // Whoever reads our output has enough of it, as in `ecsp rules | head`.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Outcome::Clean.into(),
        Err(error) => {
            eprintln!("ecsp: {error}");
            Outcome::Unreadable.into()
        }
    }
}
