use crate::lint::prelude::*;
use crate::syntax::rewrite::insert_first_member;

/// A restart policy that does not say whether it holds.
pub static RULE: Rule = Rule {
    code: "TD-RST-001",
    title: reference("Restart policy without enabled"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words: words::missing, fixes }],
};

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    vec![Fix::guess("Enable it", [insert_first_member(case.tree(), case.node(), "enabled", "true")])]
}
