use crate::lint::logs::routers;
use crate::lint::prelude::*;

/// A configuration file in S3 that is not named by its ARN.
pub static RULE: Rule = Rule {
    code: "TD-FL-004",
    title: reference("FireLens configuration in S3 without an ARN"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("aws/aws-cli#7147"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct NoArn<'c> {
    value: &'c str,
    at: At,
    kind: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<NoArn<'c>> {
    let no_arn = routers(context).filter_map(|router| {
        let options = router.configuration.options.known()?;
        let (_, kind) = options.get("config-file-type")?.known_at().filter(|(kind, _)| **kind == "s3")?;
        let (&value, at) = options.get("config-file-value")?.known_at()?;
        (!value.starts_with("arn:")).then_some(NoArn { value, at, kind })
    });
    no_arn.collect()
}

fn words<'c>(_: &'c Context<'c>, no_arn: &NoArn<'c>) -> Finding {
    let message = format!(
        "'{}' is no ARN. A configuration file in S3 is named as arn:aws:s3:::bucket/key.",
        words::shortened(no_arn.value)
    );
    Finding::at(no_arn.at, message).aws("Invalid arn syntax.").related(no_arn.kind, "The file is in S3.")
}

/// The ARN of an `s3://` address, in the partition that most accounts are in.
fn fixes<'c>(context: &'c Context<'c>, no_arn: &NoArn<'c>) -> Vec<Fix> {
    let arn = no_arn.value.strip_prefix("s3://").map(|path| quoted(&format!("arn:aws:s3:::{path}")));
    let write = |arn: String| replace_value(context.tree, no_arn.at.node, arn);
    arn.map(|arn| Fix::guess("Write its ARN", [write(arn)])).into_iter().collect()
}
