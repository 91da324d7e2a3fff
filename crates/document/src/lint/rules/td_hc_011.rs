use crate::lint::health::COMMAND;
use crate::lint::prelude::*;

/// A health check whose command has nothing in it.
pub static RULE: Rule = Rule {
    code: "TD-HC-011",
    title: reference("Health check with an empty command"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::beyond_limit, fixes }],
};

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    vec![Fix::shown("Write a command", [replace_value(case.tree(), case.node(), COMMAND)])]
}
