use crate::lint::prelude::*;

/// More constraints than a definition may have.
pub static RULE: Rule = Rule {
    code: "TD-PLC-002",
    title: reference("More than 10 placement constraints"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API; TF"),
    finders: &[Finder::Schema { words, fixes: no_fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let count = case.tree().children(case.node()).count();
    Words::new(format!(
        "There are {count} placement constraints. AWS documents at most 10. Join conditions with 'and'."
    ))
}
