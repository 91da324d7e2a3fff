use crate::lint::names::as_identifier;
use crate::lint::prelude::*;

/// A family with points, slashes, blanks or a revision in it.
pub static RULE: Rule = Rule {
    code: "TD-FAM-003",
    title: reference("Characters that a family cannot have"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-taskdef-family"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let family = words::shortened(case.string());
    Words::new(format!("The family '{family}' may have only letters, digits, underscores and hyphens."))
        .aws("Family contains invalid characters.")
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let family = as_identifier(case.string());
    let edit = replace_value(case.tree(), case.node(), quoted(&family));
    vec![Fix::guess(format!("Write '{}'", words::shortened(&family)), [edit])]
}
