use crate::lint::launches;
use crate::lint::prelude::*;

/// Fargate Spot for Windows containers. The other things that Windows containers on Fargate do not have are
/// parts of the definition, with rules of their own.
pub static RULE: Rule = Rule {
    code: "TD-WIN-017",
    title: reference("Windows containers on Fargate Spot"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::D,
    source: reference("DG23:AWS_Fargate"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(_: &'c Context<'c>, launch: &'c Launch) -> Option<()> {
    launch
        .capacity_provider_strategy
        .elements()
        .iter()
        .any(|provider| provider == "FARGATE_SPOT")
        .then_some(())
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, _: &()) -> Finding {
    let message = format!(
        "{} uses FARGATE_SPOT. AWS documents it as not supported for Windows containers. Use FARGATE.",
        launch.called()
    );
    context.with_windows(Finding::at(launches::at_launch_type(context, Compatibility::Fargate), message))
}
