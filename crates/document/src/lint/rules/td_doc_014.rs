use crate::lint::prelude::*;

/// `containerDefinitions` as one object instead of a list with one container.
pub static RULE: Rule = Rule {
    code: "TD-DOC-014",
    title: reference("containerDefinitions as an object"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("hashicorp/terraform#5467, #2606"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(_: &Case<'_>) -> Words {
    Words::new("'containerDefinitions' is an object. It must be a list, even with a single container.")
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let span = case.tree().span(case.node());
    vec![Fix::safe("Put it in a list", [Edit::insert(span.start, "["), Edit::insert(span.end, "]")])]
}
