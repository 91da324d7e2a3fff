use crate::lint::prelude::*;

/// Something other than `true` or `false`, most often one of them in quotes, where the API wants a boolean.
pub static RULE: Rule = Rule {
    code: "TD-DOC-010",
    title: reference("Not true or false"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    words::wrong_type(case)
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let meant = ["true", "false"].into_iter().find(|word| word.eq_ignore_ascii_case(case.string()));
    let unquoted = meant.map(|word| replace_value(case.tree(), case.node(), word));
    unquoted.map(|edit| Fix::safe("Drop the quotes", [edit])).into_iter().collect()
}
