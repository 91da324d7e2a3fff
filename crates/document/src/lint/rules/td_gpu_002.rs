use crate::lint::prelude::*;

/// A number of GPUs without quotes. The API takes a string here, because ALL is a value too.
pub static RULE: Rule = Rule {
    code: "TD-GPU-002",
    title: reference("Number of GPUs as a number"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::wrong_type, fixes }],
};

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let (tree, node) = (case.tree(), case.node());
    let edit = replace_value(tree, node, quoted(tree.source(node)));
    // Of half a GPU there is no right spelling.
    let is_count = tree.integer(node).is_some_and(|count| count > 0);
    let title = "Put it in quotes";
    vec![if is_count { Fix::safe(title, [edit]) } else { Fix::guess(title, [edit]) }]
}
