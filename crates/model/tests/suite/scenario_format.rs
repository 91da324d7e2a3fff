//! Scenario files: every file of `scenarios/accepted` is read without a problem, says the same
//! once it is written, and is in canonical form itself where its name says so; every file of
//! `scenarios/refused` gives exactly the problems of the `.txt` file beside it, and so does
//! every file of `scenarios/unfit`, which can be read and whose parts do not fit together.
//!
//! `UPDATE=1 cargo test` writes the `.txt` files anew; read the difference before you commit it.

use crate::files::files;
use std::fs;
use std::path::PathBuf;

use ecs_model::scenario::{MAX_LIST, Problem, Scenario};
use proptest::prelude::*;

fn scenarios(folder: &str) -> Vec<PathBuf> {
    files(&format!("scenarios/{folder}"), "json", 1)
}

fn lines(text: &str, problems: &[Problem]) -> String {
    let line = |problem: &Problem| {
        let place = problem.span.map_or("", |span| span.of(text));
        let place: String = place.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
        let aws = problem.aws_message.as_ref().map(|words| format!("\n    AWS: {words}")).unwrap_or_default();
        let severity = format!("{:?}", problem.severity).to_lowercase();
        format!("{severity} {} at `{place}`\n    {}{aws}\n", problem.pointer, problem.message)
    };
    problems.iter().map(line).collect()
}

#[test]
fn accepted_scenarios_have_no_problem_and_say_the_same_once_written() {
    for path in scenarios("accepted") {
        let text = fs::read_to_string(&path).unwrap();
        let reading = Scenario::read(&text);
        assert_eq!(lines(&text, &reading.problems), "", "{}", path.display());
        for written in [reading.scenario.to_json(), reading.scenario.to_compact_json()] {
            let again = Scenario::read(&written);
            assert_eq!(lines(&written, &again.problems), "", "{}: {written}", path.display());
            assert_eq!(again.scenario, reading.scenario, "{}", path.display());
        }
        if path.to_string_lossy().contains("canonical") {
            assert_eq!(reading.scenario.to_json(), text, "{}", path.display());
        }
    }
}

#[test]
fn refused_scenarios_give_exactly_their_problems() {
    give_exactly_their_problems("refused", |text| Scenario::read(text).problems);
}

#[test]
fn unfit_scenarios_give_exactly_their_problems_and_are_not_built() {
    give_exactly_their_problems("unfit", |text| {
        let reading = Scenario::read(text);
        assert_eq!(lines(text, &reading.problems), "");
        let problems = reading.scenario.build().expect_err("it has errors");
        problems.into_iter().map(|problem| problem.placed_in(&reading.tree)).collect()
    });
}

fn give_exactly_their_problems(folder: &str, problems: impl Fn(&str) -> Vec<Problem>) {
    for path in scenarios(folder) {
        let text = fs::read_to_string(&path).unwrap();
        let found = lines(&text, &problems(&text));
        let expected = path.with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &found).unwrap();
        }
        assert_eq!(found, fs::read_to_string(&expected).unwrap_or_default(), "{}", path.display());
        assert!(!found.is_empty(), "{}", path.display());
    }
}

/// Everything that a scenario can hold, and pieces to put into it where they do not belong.
const EVERYTHING: &str = include_str!("../scenarios/accepted/everything.json");
const PIECES: [&str; 12] = [
    "",
    "null",
    "\"\"",
    "0",
    "-1",
    "{}",
    "[]",
    "[null]",
    "99999999999999999999",
    "\"\\u0000\"",
    "{\"Name\":7}",
    "}",
];

proptest! {
    #[test]
    fn a_damaged_scenario_is_read_as_far_as_it_goes(from in 0..EVERYTHING.len(), length in 0usize..40, piece in 0..PIECES.len()) {
        let to = (from + length).min(EVERYTHING.len());
        prop_assume!(EVERYTHING.is_char_boundary(from) && EVERYTHING.is_char_boundary(to));
        let damaged = [&EVERYTHING[..from], PIECES[piece], &EVERYTHING[to..]].concat();
        let read = Scenario::read(&damaged).scenario;
        let again = Scenario::read(&read.to_json()).scenario;
        prop_assert_eq!(&again, &read);
        let _ = read.build();
    }

    #[test]
    fn any_text_is_read(text: String) {
        let _ = Scenario::read(&text).scenario.build();
    }
}

#[test]
fn lists_without_end_are_cut() {
    let text = format!("{{\"version\":1,\"services\":[{}{{}}]}}", "{},".repeat(3 * MAX_LIST));
    let reading = Scenario::read(&text);
    assert_eq!(reading.scenario.services.len(), MAX_LIST);
    assert!(reading.has_errors());
}

#[test]
fn the_example_of_the_documentation_runs() {
    let page = include_str!("../../../../docs/scenario.md");
    let example = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let reading = Scenario::read(example);
    assert_eq!(lines(example, &reading.problems), "");
    assert_eq!(reading.scenario.build().unwrap().problems, []);
}
