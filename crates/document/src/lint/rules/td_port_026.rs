use crate::lint::prelude::*;

/// A mapping of another port than the program opens.
pub static RULE: Rule = Rule {
    code: "TD-PORT-026",
    title: reference("Port that the program does not listen on"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("Docker reference"),
    finders: &[Finder::Elsewhere(reference("by the program in the image"))],
};
