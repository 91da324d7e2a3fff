use crate::lint::prelude::*;

/// Too little time between SIGTERM and SIGKILL.
pub static RULE: Rule = Rule {
    code: "TD-ADV-015",
    title: reference("Too little time to stop"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Elsewhere(reference("by how long the application takes to finish its work"))],
};
