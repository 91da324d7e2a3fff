//! Runs the script of a golden scenario.

mod act;
mod expect;
mod setup;
mod stage;

use stage::Stage;

/// Runs a script and answers with what does not hold, by line.
pub fn run(script: &str) -> Vec<String> {
    let mut stage = Stage::new();
    let mut complaints = Vec::new();
    for (number, line) in script.lines().enumerate() {
        let words = words(line);
        let Some((verb, rest)) = words.split_first() else { continue };
        let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
        let done = setup::line(&mut stage, verb, &rest)
            .or_else(|| act::line(&mut stage, verb, &rest))
            .or_else(|| expect::line(&mut stage, verb, &rest));
        match done {
            Some(Ok(())) => {}
            Some(Err(complaint)) => complaints.push(format!("line {}: {line}: {complaint}", number + 1)),
            None => complaints.push(format!("line {}: unknown word {verb}", number + 1)),
        }
    }
    if !complaints.is_empty() && std::env::var("GOLDEN").is_ok() {
        complaints.push(stage.story());
    }
    complaints
}

/// Words of a line; quotes hold words together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (position, part) in line.split('"').enumerate() {
        if position % 2 == 1 {
            words.push(part.to_owned());
            continue;
        }
        let (part, comment) = part.split_once('#').map_or((part, false), |(part, _)| (part, true));
        words.extend(part.split_whitespace().map(str::to_owned));
        if comment {
            break;
        }
    }
    words
}

/// What a line came to: `None` when the verb is another module's.
pub type Outcome = Option<Result<(), String>>;
