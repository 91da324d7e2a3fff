use crate::lint::efs::configured;
use crate::lint::prelude::*;
use crate::lint::unsupported::on_windows;

/// An EFS volume, which Windows containers cannot mount.
pub static RULE: Rule = Rule {
    code: "TD-EFS-009",
    title: reference("EFS volume for Windows containers"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::D,
    source: reference("DG23:AWS_Fargate"),
    finders: &[Finder::Definition(|context, report| report.each(context, configured, words, no_fix))],
};

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    on_windows(context, *at, "On EC2 Windows containers mount FSx for Windows File Server.")
}
