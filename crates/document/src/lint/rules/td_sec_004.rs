use crate::lint::prelude::*;

/// An execution role without the right to read a secret.
pub static RULE: Rule = Rule {
    code: "TD-SEC-004",
    title: reference("The execution role may not read a secret"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("aws-samples/dify-self-hosted-on-aws#35"),
    finders: &[Finder::Elsewhere(reference("by the policies of the execution role"))],
};
