use crate::lint::launches;
use crate::lint::prelude::*;

/// A public address for a task interface on an instance, which there is not.
pub static RULE: Rule = Rule {
    code: "TD-RUN-025",
    title: reference("Public address for a task on EC2"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("nathanpeck/socket.io-chat-fargate#3; hashicorp/waypoint#643; aws/aws-cdk#13348"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(_: &'c Context<'c>, launch: &'c Launch) -> Option<()> {
    let is_public = launch.network_configuration.given().is_some_and(|network| network.assign_public_ip);
    (is_public && launch.compatibility() == Some(Compatibility::Ec2)).then_some(())
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, _: &()) -> Finding {
    let message = format!(
        "{} asks for public addresses on EC2, where the interfaces of tasks have private ones only. Set \
         'assignPublicIp' to DISABLED; the internet is reached through NAT.",
        launch.called()
    );
    Finding::at(launches::at_network_mode(context), message)
        .aws("Assign public IP is not supported for this launch type.")
}
