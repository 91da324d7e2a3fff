use crate::lint::health::COMMAND;
use crate::lint::prelude::*;

/// A health check that does not say what to run.
pub static RULE: Rule = Rule {
    code: "TD-HC-001",
    title: reference("Health check without a command"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::missing, fixes }],
};

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let edit = insert_member(case.tree(), case.node(), "command", COMMAND, &[]);
    vec![Fix::shown("Add a command", [edit])]
}
