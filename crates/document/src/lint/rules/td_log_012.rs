use crate::lint::prelude::*;

/// A boolean or number as a log option. Options are strings, whatever they mean.
pub static RULE: Rule = Rule {
    code: "TD-LOG-012",
    title: reference("Log option that is not a string"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

const CREATE_GROUP: &str = "awslogs-create-group";

fn words(case: &Case<'_>) -> Words {
    if switches_creation_off(case) {
        return Words::new(format!(
            "'{CREATE_GROUP}' is false. Log options are strings, and this one may only be \"true\": leave it out."
        ));
    }
    words::wrong_type(case)
}

fn switches_creation_off(case: &Case<'_>) -> bool {
    case.member() == CREATE_GROUP && case.tree().kind(case.node()) == Kind::Bool(false)
}

/// Safe for what is surely allowed as a string; `mode` has words of its own.
fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let (tree, node) = (case.tree(), case.node());
    if switches_creation_off(case) {
        return vec![Fix::safe(format!("Remove '{CREATE_GROUP}'"), remove_entries(tree, &[node]))];
    }
    let new = if case.member() == "mode" { Fix::guess } else { Fix::safe };
    vec![new("Put it in quotes", [replace_value(tree, node, quoted(tree.source(node)))])]
}
