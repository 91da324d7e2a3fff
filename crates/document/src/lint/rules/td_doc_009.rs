use crate::lint::prelude::*;

/// `cpu` or `memory` of the task as a number. There they are strings, while those of a container are numbers.
pub static RULE: Rule = Rule {
    code: "TD-DOC-009",
    title: reference("Task size as a number"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let member = case.member();
    Words::new(format!(
        "'{member}' is a number. At the level of the task it must be a string, in quotes; only in a container is it \
         a number."
    ))
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    vec![Fix::safe("Put it in quotes", [replace_value(case.tree(), case.node(), quoted(case.source()))])]
}
