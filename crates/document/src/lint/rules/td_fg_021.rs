use crate::lint::prelude::*;

/// An FSx volume, which only Windows containers on EC2 can mount.
pub static RULE: Rule = Rule {
    code: "TD-FG-021",
    title: reference("FSx for Windows File Server on Fargate"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::D,
    source: reference("DG23:wfsx-volumes"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let volumes = context.definition.volumes.items();
    volumes.filter_map(|volume| volume.fsx_volume_configuration.known_at()).map(|(_, at)| at).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "This volume is an FSx for Windows File Server file system. AWS documents that only Windows \
                   containers on EC2 can mount one; tasks on Fargate mount EFS or EBS.";
    context.with_fargate(Finding::at(Mark::Name(at.node), message))
}
