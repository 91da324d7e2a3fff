use crate::lint::prelude::*;

/// A secret of which the name is missing, or where it comes from; or one with its value written down.
pub static RULE: Rule = Rule {
    code: "TD-SEC-001",
    title: reference("Secret without name or source"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    match case.kind() {
        ViolationKind::Missing(..) => words::missing(case),
        _ => Words::new(
            "A secret has no 'value': it stays where it is stored, and 'valueFrom' says where that is. A value that is \
             no secret belongs into 'environment'.",
        ),
    }
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    match case.kind() {
        ViolationKind::Unknown(shape, _) => {
            shape.member("valueFrom").map_or_else(Vec::new, |member| words::renamed(case, member, Fix::guess))
        }
        _ => Vec::new(),
    }
}
