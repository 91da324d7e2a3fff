use crate::lint::prelude::*;

/// A program that uses more memory than its container has.
pub static RULE: Rule = Rule {
    code: "TD-RT-005",
    title: reference("Container beyond its memory"),
    class: Class::FailsAtRuntime,
    grade: Grade::D,
    source: reference("AG"),
    finders: &[Finder::Elsewhere(reference("by what the program uses while it runs"))],
};
