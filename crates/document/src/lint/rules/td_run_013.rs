use crate::launch::Fact;
use crate::lint::launches;
use crate::lint::prelude::*;

/// A platform version, which only Fargate has.
pub static RULE: Rule = Rule {
    code: "TD-RUN-013",
    title: reference("Platform version with EC2"),
    class: Class::RejectedAtLaunch,
    grade: Grade::P,
    source: reference("PF:pf-ecs-taskset-platform-version-ec2"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(_: &'c Context<'c>, launch: &'c Launch) -> Option<()> {
    let has_version = launch.platform_version.given().is_some();
    (has_version && launch.launch_type == Fact::Given(Compatibility::Ec2)).then_some(())
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, _: &()) -> Finding {
    let message = format!(
        "{} has the launch type EC2 and a platform version. Only Fargate has platform versions. Leave it out.",
        launch.called()
    );
    Finding::at(launches::at_launch_type(context, Compatibility::Ec2), message)
        .aws("The platform version must be null when specifying an EC2 launch type")
}
