use crate::lint::prelude::*;
use crate::schema::Pattern;

/// A search domain with other characters, or with a point at its end.
pub static RULE: Rule = Rule {
    code: "TD-CON-019",
    title: reference("Malformed DNS search domain"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("DG23:task_definition_parameters"),
    finders: &[Finder::Schema { words: words::wrong_characters, fixes }],
};

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let domain = case.string().trim().trim_end_matches('.');
    if !Pattern::SearchDomain.matches(domain) {
        return words::removed(case);
    }
    let edit = replace_value(case.tree(), case.node(), quoted(domain));
    vec![Fix::safe(format!("Write '{}'", words::shortened(domain)), [edit])]
}
