//! From a file to a run: a scenario, or a task definition as "Run this" would run it.

use ecs_document::syntax::{Kind, parse_json};
use ecs_document::text::LineIndex;
use ecs_model::history::History;
use ecs_model::run_this::{RunOptions, run_this};
use ecs_model::scenario::{Problem, Scenario, Severity};

use crate::Outcome;
use crate::frame::{frame, wrapped};
use crate::input::{self, display_name};
use crate::style::{Ink, Style};

/// Builds the run of the file called `name`. What is wrong with it goes to standard error.
///
/// # Errors
/// How the program ends when there is nothing to run.
pub fn load(name: &str, seed: Option<u64>) -> Result<History, Outcome> {
    let text = input::read(name).map_err(|message| {
        eprintln!("ecsp: {message}");
        Outcome::Unreadable
    })?;
    if is_scenario(&text) {
        return load_scenario(name, &text, seed);
    }
    let loaded = load_definition(name, &text, seed);
    if loaded.is_err() {
        eprintln!(
            "`ecsp check {name}` shows every problem at its place, `ecsp fix {name}` repairs what it can."
        );
    }
    loaded
}

/// Scenarios have a version, task definitions have none; states of Terraform and Compose files have one too.
pub fn is_scenario(text: &str) -> bool {
    let tree = parse_json(text).tree;
    let member = |name| tree.member(tree.root(), name);
    let is_compose = member("services").is_some_and(|services| tree.kind(services) == Kind::Object);
    member("version").is_some() && member("terraform_version").is_none() && !is_compose
}

fn load_scenario(name: &str, text: &str, seed: Option<u64>) -> Result<History, Outcome> {
    let reading = Scenario::read(text);
    show(name, text, &reading.problems);
    if reading.has_errors() {
        return Err(Outcome::Errors);
    }
    let mut scenario = reading.scenario;
    scenario.seed = seed.unwrap_or(scenario.seed);
    if scenario.services.is_empty() && scenario.task_definitions.len() == 1 {
        let definition = scenario.task_definitions.remove(0);
        return load_definition(name, &definition, seed);
    }
    let placed = |problems: Vec<Problem>| -> Vec<Problem> {
        problems.into_iter().map(|problem| problem.placed_in(&reading.tree)).collect()
    };
    match scenario.build() {
        Ok(built) => {
            show(name, text, &placed(built.problems));
            built.assumptions.iter().for_each(|assumption| eprintln!("note: {assumption}"));
            Ok(built.history)
        }
        Err(problems) => {
            show(name, text, &placed(problems));
            Err(Outcome::Errors)
        }
    }
}

fn load_definition(name: &str, text: &str, seed: Option<u64>) -> Result<History, Outcome> {
    let options = RunOptions { seed: seed.unwrap_or(RunOptions::default().seed), ..RunOptions::default() };
    let refused = |problems: Vec<Problem>| {
        show(name, text, &problems);
        Outcome::Errors
    };
    let run = run_this(text, &options).map_err(refused)?;
    run.changed.iter().for_each(|sentence| eprintln!("changed: {sentence}"));
    let built = run.scenario.build().map_err(refused)?;
    built.assumptions.iter().for_each(|assumption| eprintln!("note: {assumption}"));
    Ok(built.history)
}

/// Problems of a scenario with the lines they are about.
pub fn show(name: &str, text: &str, problems: &[Problem]) {
    let style = Style::of_stderr();
    let index = LineIndex::new(text);
    for problem in problems {
        let (word, ink) = match problem.severity {
            Severity::Error => ("error:", Ink::Error),
            Severity::Warning => ("warning:", Ink::Warning),
            Severity::Note => ("note:", Ink::Note),
        };
        eprintln!(
            "{} {}",
            style.paint(ink, word),
            style.paint(Ink::Strong, &wrapped(&problem.message, word.len() + 1, 4))
        );
        if let Some(span) = problem.span {
            eprint!("{}", frame(display_name(name), text, &index, span, ink, style));
        }
        if let Some(words) = &problem.aws_message {
            eprintln!("   {} {}", style.paint(Ink::Faint, "AWS:"), wrapped(words, 8, 8));
        }
        eprintln!();
    }
}
