use crate::lint::prelude::*;

/// Environment variables in the list form of Compose.
pub static RULE: Rule = Rule {
    code: "TD-ENV-012",
    title: reference("Environment variable as in Compose"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    // The value may be a secret, which a message had better not repeat.
    let name = case.string().split('=').next().unwrap_or("");
    Words::new(format!(
        "Environment variable '{}' is a string, as in Compose. ECS wants an object with 'name' and 'value'.",
        words::shortened(name)
    ))
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let Some((name, value)) = case.string().split_once('=') else { return Vec::new() };
    if name.trim().is_empty() {
        return Vec::new();
    }
    let variable = format!("{{ \"name\": {}, \"value\": {} }}", quoted(name), quoted(value));
    vec![Fix::safe("Write it as an object", [replace_value(case.tree(), case.node(), variable)])]
}
