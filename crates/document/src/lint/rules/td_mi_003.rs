use crate::lint::prelude::*;
use crate::lint::unsupported;

/// The disk of a Fargate task.
pub static RULE: Rule = Rule {
    code: "TD-MI-003",
    title: reference("Ephemeral storage on Managed Instances"),
    class: Class::UnsupportedOnManaged,
    grade: Grade::D,
    source: reference("MI; CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    context.definition.ephemeral_storage.known_at().map(|(_, at)| at)
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    unsupported::on_managed(context, *at, "Set the storage of the instances on the capacity provider.")
}
