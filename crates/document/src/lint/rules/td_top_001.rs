use crate::lint::prelude::*;

/// No list of containers.
pub static RULE: Rule = Rule {
    code: "TD-TOP-001",
    title: reference("containerDefinitions is missing"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes: no_fixes }],
};

fn words(_: &Case<'_>) -> Words {
    Words::new("'containerDefinitions' is missing. A task definition needs a list of at least one container.")
}
