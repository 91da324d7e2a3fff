use crate::lint::efs::configured;
use crate::lint::prelude::*;

/// An EFS volume on machines outside AWS.
pub static RULE: Rule = Rule {
    code: "TD-EFS-008",
    title: reference("EFS volume on ECS Anywhere"),
    class: Class::UnsupportedOnExternal,
    grade: Grade::D,
    source: reference("DG23:ecs-anywhere"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    configured(context)
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "This volume is an EFS file system. AWS documents them as not supported on ECS Anywhere. Use a directory \
                   of the machine.";
    context.with_launch_type(Finding::at(Mark::Name(at.node), message), Compatibility::External)
}
