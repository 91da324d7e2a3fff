use crate::lint::prelude::*;
use crate::schema::Suggestion;

/// A member whose name is right but for the case of its letters. The API's names are case-sensitive.
pub static RULE: Rule = Rule {
    code: "TD-DOC-006",
    title: reference("Wrong letter case in a member's name"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("API"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let name = case.member();
    match case.kind() {
        ViolationKind::Unknown(_, Some(Suggestion::OtherCase(member))) => Words::new(format!(
            "'{name}' must be written '{}': the API's names are case-sensitive.",
            member.name
        )),
        _ => words::wrong_type(case),
    }
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let ViolationKind::Unknown(_, Some(Suggestion::OtherCase(member))) = case.kind() else {
        return Vec::new();
    };
    let fixes = words::renamed(case, member, Fix::safe);
    // When the right name is there as well, one of the two has to go.
    if fixes.is_empty() { words::removed(case) } else { fixes }
}
