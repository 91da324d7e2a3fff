use crate::lint::prelude::*;
use crate::lint::{launches, platform};

/// A platform version that there is not.
pub static RULE: Rule = Rule {
    code: "TD-RUN-012",
    title: reference("Unknown platform version"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("API (error shape)"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(_: &'c Context<'c>, launch: &'c Launch) -> Option<(&'c str, bool)> {
    // With EC2 there is no version at all, which another rule says.
    if launch.compatibility() == Some(Compatibility::Ec2) {
        return None;
    }
    let version = launch.platform_version.given().map(String::as_str)?;
    let has_form = platform::parse(version).is_some();
    (version != platform::LATEST && !platform::KNOWN.contains(&version)).then_some((version, has_form))
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, (version, has_form): &(&'c str, bool)) -> Finding {
    let message = format!(
        "{} asks for platform version '{}', which is not known. Ask for LATEST, or for 1.4.0.",
        launch.called(),
        words::shortened(version)
    );
    let finding = Finding::at(launches::at_launch_type(context, Compatibility::Fargate), message)
        .aws("The specified platform does not exist.");
    if *has_form { finding.unsure() } else { finding }
}
