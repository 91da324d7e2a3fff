use crate::lint::prelude::*;
use crate::lint::variables::s3_object;

/// An environment file that is named in another way than by the ARN of its object in S3.
pub static RULE: Rule = Rule {
    code: "TD-ENV-006",
    title: reference("Environment file that is no S3 object ARN"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-environment-files-type"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct NoArn<'c> {
    value: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<NoArn<'c>> {
    let files = context.definition.containers().flat_map(|container| container.environment_files.items());
    let values = files.filter_map(|file| file.value.known_at());
    let others = values.filter(|(value, _)| !value.is_empty() && s3_object(value).is_none());
    others.map(|(&value, at)| NoArn { value, at }).collect()
}

fn words<'c>(_: &'c Context<'c>, no_arn: &NoArn<'c>) -> Finding {
    let message = format!(
        "Environment file '{}' is not the ARN of an object in S3. Write arn:aws:s3:::bucket/key.env.",
        words::shortened(no_arn.value)
    );
    let finding = Finding::at(no_arn.at, message);
    // What AWS says to the ARN of something else is not on record.
    if no_arn.value.starts_with("arn:") { finding.unsure() } else { finding.aws("Invalid arn syntax.") }
}

fn fixes<'c>(context: &'c Context<'c>, no_arn: &NoArn<'c>) -> Vec<Fix> {
    let path = no_arn.value.strip_prefix("s3://").filter(|path| !path.is_empty());
    let fix = |path: &str| {
        let arn = quoted(&format!("arn:aws:s3:::{path}"));
        Fix::guess("Write it as an ARN", [replace_value(context.tree, no_arn.at.node, arn)])
    };
    path.map(fix).into_iter().collect()
}
