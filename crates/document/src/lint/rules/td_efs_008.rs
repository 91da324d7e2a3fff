use crate::lint::efs::configured;
use crate::lint::prelude::*;
use crate::lint::unsupported::on_external;

/// An EFS volume on machines outside AWS.
pub static RULE: Rule = Rule {
    code: "TD-EFS-008",
    title: reference("EFS volume on ECS Anywhere"),
    class: Class::UnsupportedOnExternal,
    grade: Grade::D,
    source: reference("DG23:ecs-anywhere"),
    finders: &[Finder::Definition(|context, report| report.each(context, configured, words, no_fix))],
};

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    on_external(context, *at, "Use a directory of the machine.")
}
