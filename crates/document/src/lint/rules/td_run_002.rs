use crate::lint::launches;
use crate::lint::prelude::*;

/// A task that needs an interface, and no subnet to put it in.
pub static RULE: Rule = Rule {
    code: "TD-RUN-002",
    title: reference("No network configuration for a task in awsvpc"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("metaps/genova#122"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Option<()> {
    (launch.network_configuration.is_absent() && context.in_awsvpc()).then_some(())
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, _: &()) -> Finding {
    let message = format!(
        "{} has no 'networkConfiguration'. In awsvpc each task gets a network interface, and the launch says \
         in which subnets. Name subnets and security groups.",
        launch.called()
    );
    Finding::at(launches::at_network_mode(context), message)
        .aws("Network Configuration must be provided when networkMode 'awsvpc' is specified.")
}
