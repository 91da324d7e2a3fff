use crate::lint::prelude::*;

/// The file system's id in the spelling of CloudFormation, but for the first letter.
pub static RULE: Rule = Rule {
    code: "TD-EFS-006",
    title: reference("filesystemId instead of fileSystemId"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator; aws/aws-cdk#15025"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(_: &Case<'_>) -> Words {
    Words::new(
        "'filesystemId' is spelled as in CloudFormation. The API spells it 'fileSystemId', with a capital S.",
    )
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let ViolationKind::Unknown(shape, _) = case.kind() else { return Vec::new() };
    let renamed = shape.member("fileSystemId").map(|member| words::renamed(case, member, Fix::safe));
    renamed.filter(|fixes| !fixes.is_empty()).unwrap_or_else(|| words::removed(case))
}
