use crate::lint::prelude::*;

/// `requiresCompatibilities` as one string.
pub static RULE: Rule = Rule {
    code: "TD-DOC-013",
    title: "requiresCompatibilities as a string",
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: "botocore validator",
    finder: Finder::Schema { words, fixes },
};

fn words(case: &Case<'_>) -> Words {
    let value = words::shortened(case.string());
    Words::new(format!("'requiresCompatibilities' is a string. It must be a list: [\"{value}\"]."))
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let names = case.string().split(',').map(|name| quoted(name.trim()));
    let list = format!("[{}]", names.collect::<Vec<_>>().join(", "));
    vec![Fix::safe("Put it in a list", [replace_value(case.tree(), case.node(), list)])]
}
