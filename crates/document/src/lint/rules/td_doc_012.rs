use crate::lint::prelude::*;
use crate::schema::{Value, ValueKind};

/// A single value where the API wants a list, such as a command as one string.
pub static RULE: Rule = Rule {
    code: "TD-DOC-012",
    title: reference("Not a list"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let member = case.member();
    if is_command(case) {
        return Words::new(format!(
            "'{member}' is one string. It must be a list with one element for each argument."
        ));
    }
    words::wrong_type(case)
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let (tree, node, text) = (case.tree(), case.node(), case.string());
    if tree.kind(node) != Kind::String || !takes_strings(case) {
        return Vec::new();
    }
    let wrapped = replace_value(tree, node, format!("[{}]", quoted(text)));
    if !is_command(case) || !text.contains(char::is_whitespace) {
        return vec![Fix::safe("Put it in a list", [wrapped])];
    }
    let shell = replace_value(tree, node, format!("[\"sh\", \"-c\", {}]", quoted(text)));
    vec![Fix::guess("Run it with a shell", [shell])]
}

fn is_command(case: &Case<'_>) -> bool {
    matches!(case.member(), "command" | "entryPoint") && case.tree().kind(case.node()) == Kind::String
}

fn takes_strings(case: &Case<'_>) -> bool {
    let ViolationKind::WrongType(Value { kind: ValueKind::List(list), .. }) = case.kind() else {
        return false;
    };
    matches!(list.element.kind, ValueKind::Text(_) | ValueKind::Choice(_))
}
