use crate::lint::prelude::*;

/// Rights that the wrong one of the two roles has.
pub static RULE: Rule = Rule {
    code: "TD-ADV-018",
    title: reference("Rights given to the task role instead of the execution role"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:task_execution_IAM_role"),
    finders: &[Finder::Elsewhere(reference("by the policies of the two roles"))],
};
