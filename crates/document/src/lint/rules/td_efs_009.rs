use crate::lint::efs::configured;
use crate::lint::prelude::*;

/// An EFS volume, which Windows containers cannot mount.
pub static RULE: Rule = Rule {
    code: "TD-EFS-009",
    title: reference("EFS volume for Windows containers"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::D,
    source: reference("DG23:AWS_Fargate"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    configured(context)
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "This volume is an EFS file system. AWS documents them as not supported for Windows containers. On EC2 \
                   these mount FSx for Windows File Server.";
    context.with_windows(Finding::at(Mark::Name(at.node), message))
}
