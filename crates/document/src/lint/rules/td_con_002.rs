use crate::lint::names::as_identifier;
use crate::lint::prelude::*;

/// A container name with points, slashes or blanks in it.
pub static RULE: Rule = Rule {
    code: "TD-CON-002",
    title: reference("Characters that a container name cannot have"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("ansible/ansible#22860"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let name = words::shortened(case.source());
    Words::new(format!(
        "Container name {name} may have only letters, digits, underscores and hyphens. Dependencies, links and load \
         balancers that use it must change with it."
    ))
    .aws("Container.name contains invalid characters.")
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let name = as_identifier(case.string().trim());
    if name.is_empty() {
        return Vec::new();
    }
    let edit = replace_value(case.tree(), case.node(), quoted(&name));
    vec![Fix::guess(format!("Write '{}'", words::shortened(&name)), [edit])]
}
