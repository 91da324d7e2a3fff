use crate::lint::prelude::*;

/// Something other than an object where the API wants one. A rule of ours that completes the others about
/// JSON types.
pub static RULE: Rule = Rule {
    code: "TD-DOC-020",
    title: reference("Not an object"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes: no_fixes }],
};

fn words(case: &Case<'_>) -> Words {
    words::wrong_type(case)
}
