use crate::lint::prelude::*;

/// `requiresCompatibilities` as one string.
pub static RULE: Rule = Rule {
    code: "TD-DOC-013",
    title: reference("requiresCompatibilities as a string"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let list = words::shortened(&list(case));
    Words::new(format!("'requiresCompatibilities' is a string. It must be a list: {list}."))
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    vec![Fix::safe("Put it in a list", [replace_value(case.tree(), case.node(), list(case))])]
}

/// The launch types named, as a list; people separate several by commas.
fn list(case: &Case<'_>) -> String {
    let names = case.string().split(',').map(|name| quoted(name.trim()));
    format!("[{}]", names.collect::<Vec<_>>().join(", "))
}
