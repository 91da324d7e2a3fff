use crate::launch::{Fact, SchedulingStrategy};
use crate::lint::launches;
use crate::lint::prelude::*;

/// One task on each instance, where there are no instances.
pub static RULE: Rule = Rule {
    code: "TD-RUN-026",
    title: reference("Daemon service on Fargate"),
    class: Class::RejectedAtLaunch,
    grade: Grade::T,
    source: reference("CFNLINT:E3044"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(_: &'c Context<'c>, launch: &'c Launch) -> Option<()> {
    let is_daemon = launch.scheduling_strategy == Fact::Given(SchedulingStrategy::Daemon);
    (is_daemon && launch.compatibility() == Some(Compatibility::Fargate)).then_some(())
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, _: &()) -> Finding {
    let message = format!(
        "{} is a daemon on Fargate. A daemon has one task on each container instance, and Fargate has none. Use REPLICA.",
        launch.called()
    );
    Finding::at(launches::at_launch_type(context, Compatibility::Fargate), message)
}
