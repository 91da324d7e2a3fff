use crate::lint::prelude::*;

/// An environment file that is said to be elsewhere than in S3.
pub static RULE: Rule = Rule {
    code: "TD-ENV-007",
    title: reference("Environment file of an unknown type"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::not_a_choice, fixes }],
};

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    vec![Fix::safe("Write 's3', the only type there is", [replace_value(case.tree(), case.node(), "\"s3\"")])]
}
