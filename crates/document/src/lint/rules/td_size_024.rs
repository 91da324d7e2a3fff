use crate::lint::prelude::*;

/// Ephemeral storage of Windows containers on Fargate. Public reports contradict each other: one launch was
/// refused, another account describes it as possible. Nothing is claimed either way. That older platform
/// versions refuse it is decided where the platform version is named, at the launch.
pub static RULE: Rule = Rule {
    code: "TD-SIZE-024",
    title: reference("Ephemeral storage for Windows on Fargate"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("aws/containers-roadmap#1598; aws/aws-cdk#37510"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, words::removal))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<At> {
    let (_, at) = context.definition.ephemeral_storage.known_at()?;
    (context.on_fargate() && context.lens.is_windows()).then_some(at)
}

fn words<'c>(_: &'c Context<'c>, at: &At) -> Finding {
    let message = "This asks for ephemeral storage for Windows containers on Fargate. Reports differ on whether AWS \
                   starts such a task: one was refused with this text. Try it before relying on it.";
    Finding::at(Mark::Name(at.node), message)
        .aws("One or more of the requested capabilities are not supported.")
        .quiet()
}
