use crate::lint::prelude::*;
use crate::lint::unsupported;

/// A volume that Docker manages.
pub static RULE: Rule = Rule {
    code: "TD-MI-005",
    title: reference("Docker volume on Managed Instances"),
    class: Class::UnsupportedOnManaged,
    grade: Grade::D,
    source: reference("MI; CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let volumes = context.definition.volumes.items();
    volumes.filter_map(|volume| volume.docker_volume_configuration.known_at()).map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    unsupported::on_managed(context, *at, "Use EFS, EBS or a directory of the instance.")
}
