use crate::lint::prelude::*;

/// A proxy that is not that of App Mesh.
pub static RULE: Rule = Rule {
    code: "TD-PROXY-006",
    title: reference("Unknown type of proxy"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Schema { words: words::not_a_choice, fixes }],
};

/// There is only one to choose.
fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let same = words::other_case(case);
    if !same.is_empty() {
        return same;
    }
    vec![Fix::guess("Write 'APPMESH'", [replace_value(case.tree(), case.node(), "\"APPMESH\"")])]
}
