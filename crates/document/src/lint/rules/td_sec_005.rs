use crate::lint::prelude::*;

/// A subnet from which Secrets Manager, Parameter Store or ECR cannot be reached.
pub static RULE: Rule = Rule {
    code: "TD-SEC-005",
    title: reference("No way to the secrets or the registry"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("aws/aws-app-mesh-examples#413"),
    finders: &[Finder::Elsewhere(reference("by the routes of the subnet that the task is started in"))],
};
