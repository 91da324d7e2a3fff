use crate::lint::prelude::*;

/// More than fifty exit codes after which a container is not restarted.
pub static RULE: Rule = Rule {
    code: "TD-RST-003",
    title: reference("Too many ignored exit codes"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API; CDK"),
    finders: &[Finder::Schema { words: words::beyond_limit, fixes: no_fixes }],
};
