use crate::lint::launches;
use crate::lint::prelude::*;

/// Environment files of Windows containers on Fargate. They are registered and refused at launch.
pub static RULE: Rule = Rule {
    code: "TD-ENV-009",
    title: reference("Environment files for Windows on Fargate"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("aws/containers-roadmap#1626"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<At> {
    let on_fargate = context.on_fargate() || launches::is_launched_on(context, Compatibility::Fargate);
    let is_windows_on_fargate = context.lens.is_windows() && on_fargate;
    let containers = context.definition.containers().filter(|_| is_windows_on_fargate);
    containers.filter_map(|container| container.environment_files.filled_at()).collect()
}

fn words<'c>(context: &'c Context<'c>, at: &At) -> Finding {
    let message = "The container has environment files. They are registered, but Fargate does not run Windows containers \
                   with them. Use 'environment' and 'secrets'.";
    let finding = Finding::at(Mark::Name(at.node), message)
        .aws("One or more of the requested capabilities are not supported.");
    let finding = context.with_fargate(finding);
    if launches::is_launched_on(context, Compatibility::Fargate) {
        finding.refused_at_launch()
    } else {
        finding
    }
}
