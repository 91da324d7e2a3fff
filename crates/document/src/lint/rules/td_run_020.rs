use crate::lint::launches;
use crate::lint::prelude::*;

/// Service Connect, whose proxy is a Linux program.
pub static RULE: Rule = Rule {
    code: "TD-RUN-020",
    title: reference("Service Connect for Windows containers"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("aws/copilot-cli#5696"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Option<At> {
    let connect = launch.service_connect_configuration.given()?;
    let (system, at) = context.definition.runtime_platform.known()?.operating_system_family.known_at()?;
    (connect.enabled && system.is_windows()).then_some(at)
}

fn words<'c>(_: &'c Context<'c>, launch: &'c Launch, at: &At) -> Finding {
    let message = format!(
        "{} uses Service Connect, and these are Windows containers. The proxy that ECS adds is a Linux \
         container. Use Linux, or go without Service Connect.",
        launch.called()
    );
    Finding::at(*at, message).aws("Unsupported operating system in task definition. Please choose Linux")
}
