use crate::lint::launches;
use crate::lint::prelude::*;

/// Subnets for a task that gets no interface in them.
pub static RULE: Rule = Rule {
    code: "TD-RUN-003",
    title: reference("Network configuration for a task without an interface"),
    class: Class::RejectedAtLaunch,
    grade: Grade::P,
    source: reference("PF service rules; muya/amazon-ecs-run-task#7"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Option<NetworkMode> {
    let mode = launches::network_mode(context, launch).filter(|&mode| mode != NetworkMode::Awsvpc)?;
    launch.network_configuration.given().map(|_| mode)
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, mode: &NetworkMode) -> Finding {
    let message = format!(
        "{} has a 'networkConfiguration', and the network mode is {}. Only in awsvpc a task has an interface \
         of its own. Leave the configuration out, or take awsvpc.",
        launch.called(),
        mode.as_aws()
    );
    Finding::at(launches::at_network_mode(context), message)
        .aws("Network Configuration is not valid for the given networkMode of this task definition.")
}
