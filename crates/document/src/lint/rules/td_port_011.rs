use crate::lint::prelude::*;
use crate::schema::Pattern;

/// A port name with capitals or other characters, too long, or led by a hyphen.
pub static RULE: Rule = Rule {
    code: "TD-PORT-011",
    title: reference("Characters that a port name cannot have"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    words::wrong_characters(case)
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let allowed = |character: char| character.is_ascii_alphanumeric() || character == '_' || character == '-';
    let name: String =
        case.string().chars().map(|it| if allowed(it) { it.to_ascii_lowercase() } else { '-' }).collect();
    let name = name.trim_start_matches('-');
    if !Pattern::PortName.matches(name) {
        return words::removed(case);
    }
    vec![Fix::guess(format!("Write '{name}'"), [replace_value(case.tree(), case.node(), quoted(name))])]
}
