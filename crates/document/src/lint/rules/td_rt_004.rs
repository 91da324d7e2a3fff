use crate::lint::prelude::*;

/// A role whose trust policy leaves out ecs-tasks.amazonaws.com.
pub static RULE: Rule = Rule {
    code: "TD-RT-004",
    title: reference("Role that ECS may not take on"),
    class: Class::FailsAtRuntime,
    grade: Grade::I,
    source: reference("aws-samples/aws-modern-application-workshop#88; boto/boto3#1878"),
    finders: &[Finder::Elsewhere(reference("by the trust policy of the role, when a task starts"))],
};
