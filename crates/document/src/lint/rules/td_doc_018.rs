use crate::lint::prelude::*;

/// A number or boolean where the API wants a string: values of variables, options and labels.
pub static RULE: Rule = Rule {
    code: "TD-DOC-018",
    title: reference("Not a string"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    words::wrong_type(case)
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let (tree, node) = (case.tree(), case.node());
    if !matches!(tree.kind(node), Kind::Number | Kind::Bool(_)) {
        return Vec::new();
    }
    vec![Fix::safe("Put it in quotes", [replace_value(tree, node, quoted(tree.source(node)))])]
}
