use crate::lint::launches;
use crate::lint::prelude::*;

/// A configuration, and no volume that is left open.
pub static RULE: Rule = Rule {
    code: "TD-RUN-018",
    title: reference("Volume configuration without a volume to configure"),
    class: Class::RejectedAtLaunch,
    grade: Grade::I,
    source: reference("go-to-k/cdkd#811"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Option<()> {
    let has_none = launches::configured_at_launch(context).is_some_and(|open| open.is_empty());
    (has_none && !launch.volume_configurations.elements().is_empty()).then_some(())
}

fn words<'c>(context: &'c Context<'c>, launch: &'c Launch, _: &()) -> Finding {
    let message = format!(
        "{} describes a volume, and this definition leaves none open. Set 'configuredAtLaunch' on the volume that is meant.",
        launch.called()
    );
    let mark = context.definition.volumes.at().map_or(launches::at_definition(context), Mark::missing_in);
    Finding::at(mark, message).aws(
        "Volume configuration provided but no matching configuredAtLaunch volume found in task definition.",
    )
}
