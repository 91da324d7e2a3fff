use crate::lint::prelude::*;

/// A member that the API model requires is missing, for members that no other rule is about. A rule of ours
/// that completes the others about required members.
pub static RULE: Rule = Rule {
    code: "TD-DOC-022",
    title: reference("A required member is missing"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::missing, fixes: no_fixes }],
};
