//! A report of a finding that is wrong, to be copied by hand.

use ecs_judge::Problem;
use ecs_share::redact::{find_secrets, redact};
use leptos::prelude::*;

use super::note;
use crate::dom::View;
use crate::state::playground;
use crate::ui::share::copied;

/// The version of the rules that a report names.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Lines of the definition around a finding in a report.
const AROUND: usize = 3;

/// A report of a finding that is wrong, to be copied: nothing is sent anywhere.
pub fn report(problem: Problem) -> View {
    let workspace = playground().workspace;
    let text = workspace.text.get_untracked();
    let text = redact(&text, &find_secrets(&text));
    let line = problem.line as usize;
    let shown = text.lines().skip(line.saturating_sub(AROUND + 1)).take(2 * AROUND + 1);
    let snippet = shown.collect::<Vec<_>>().join("\n");
    let aws = problem.aws_message.as_deref().unwrap_or("(no words of AWS)");
    let report = format!(
        "Rule {} of ECS Playground {VERSION} speaks where it should not.\n\nIt says: {}\nIn AWS's words: {aws}\n\n\
         The definition around line {line}, with secrets masked:\n\n```\n{snippet}\n```\n\nWhat AWS does instead: \n",
        problem.code, problem.message
    );
    let words = "Add what AWS answered, and open an issue at the project with it. Nothing is sent from here.";
    View::of([note(words)]).and(copied("Report", report))
}
