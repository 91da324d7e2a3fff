use crate::lint::prelude::*;

/// A log router that ECS does not know, most often one of the two in another spelling.
pub static RULE: Rule = Rule {
    code: "TD-FL-002",
    title: reference("Unknown type of log router"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::not_a_choice, fixes }],
};

/// The type that has the same letters.
fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let ViolationKind::NotAChoice(values) = case.kind() else { return Vec::new() };
    let letters = case.string().chars().filter(char::is_ascii_alphabetic);
    let letters: String = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    let write = |kind: &&str| replace_value(case.tree(), case.node(), quoted(kind));
    let meant = values.iter().find(|kind| **kind == letters);
    meant.map(|kind| Fix::safe(format!("Write '{kind}'"), [write(kind)])).into_iter().collect()
}
