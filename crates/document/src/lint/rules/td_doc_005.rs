use crate::lint::prelude::*;
use crate::schema::Suggestion;

/// A member that does not exist, or not at this place. The client refuses the whole call because of it.
pub static RULE: Rule = Rule {
    code: "TD-DOC-005",
    title: reference("Unknown member"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator; aws-actions/amazon-ecs-deploy-task-definition#44"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let name = words::shortened(case.member());
    let ViolationKind::Unknown(shape, suggestion) = case.kind() else { return words::wrong_type(case) };
    let here = shape.words;
    Words::new(match suggestion {
        Some(Suggestion::Misspelt(member) | Suggestion::OtherCase(member)) => {
            format!("'{name}' is not a member of {here}. Did you mean '{}'?", member.name)
        }
        Some(Suggestion::Elsewhere(shape)) => {
            format!("'{name}' is not a member of {here}; it belongs to {}.", shape.words)
        }
        None => format!("'{name}' is not a member of {here}. The client refuses members it does not know."),
    })
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    match case.kind() {
        ViolationKind::Unknown(_, Some(Suggestion::Misspelt(member))) => {
            let mut fixes = words::renamed(case, member, Fix::guess);
            fixes.extend(words::removed(case));
            fixes
        }
        _ => words::removed(case),
    }
}
