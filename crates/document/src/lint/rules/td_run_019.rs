use crate::lint::launches;
use crate::lint::prelude::*;

/// A volume that is left open to a launch which does not describe it.
pub static RULE: Rule = Rule {
    code: "TD-RUN-019",
    title: reference("Volume that nobody configures"),
    class: Class::RejectedAtLaunch,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Vec<At> {
    if !launch.volume_configurations.is_empty() {
        return Vec::new();
    }
    let open = launches::configured_at_launch(context).unwrap_or_default();
    open.iter().filter_map(|volume| volume.configured_at_launch.at()).collect()
}

fn words<'c>(_: &'c Context<'c>, launch: &'c Launch, at: &At) -> Finding {
    let message = format!(
        "{} does not describe this volume, which is left to the launch. AWS documents 'volumeConfigurations' \
         as required then: add one with 'managedEBSVolume'.",
        launch.called()
    );
    Finding::at(*at, message)
}
