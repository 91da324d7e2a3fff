use crate::lint::launches;
use crate::lint::prelude::*;

/// A configuration with a name that no volume described at launch has.
pub static RULE: Rule = Rule {
    code: "TD-RUN-017",
    title: reference("Volume configuration for a volume that is not described at launch"),
    class: Class::RejectedAtLaunch,
    grade: Grade::P,
    source: reference("PF service rules"),
    finders: &[Finder::Launch(|context, launch, report| {
        report.at_launch((context, launch), find, words, launches::no_fix)
    })],
};

fn find<'c>(context: &'c Context<'c>, launch: &'c Launch) -> Vec<(&'c str, At)> {
    let open = launches::configured_at_launch(context).unwrap_or_default();
    // Without any such volume another rule speaks.
    let Some(first) = open.first() else { return Vec::new() };
    let is_open = |name: &&str| open.iter().any(|volume| volume.name.known() == Some(name));
    let described = launch.volume_configurations.elements().iter().map(String::as_str);
    described.filter(|name| !is_open(name)).map(|name| (name, first.at)).collect()
}

fn words<'c>(_: &'c Context<'c>, launch: &'c Launch, (name, at): &(&'c str, At)) -> Finding {
    let message = format!(
        "{} describes a volume '{}', and no volume that is configured at launch has that name. Use the same name.",
        launch.called(),
        words::shortened(name)
    );
    Finding::at(*at, message).aws(format!(
        "The volume name '{name}' in your request does not have a matching volume in your Task Definition that is \
         configurable at launch."
    ))
}
