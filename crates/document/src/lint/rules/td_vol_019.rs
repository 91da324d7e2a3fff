use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;
use crate::lint::volumes::mounted_names;

/// A volume that is declared and not used. AWS does not mind, unless it is configured at launch.
pub static RULE: Rule = Rule {
    code: "TD-VOL-019",
    title: reference("Volume that nothing mounts"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("PF:pf-ecs-volume-not-referenced (by contrast)"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let mounted = mounted_names(&context.definition)?;
    let volumes = context.definition.volumes.items();
    let others = volumes.filter(|volume| volume.configured_at_launch.or(false) == Some(false));
    let named = others.filter_map(|volume| volume.name.known_at());
    Occurrences::of(named.filter(|(name, _)| mounted.binary_search(name).is_err()).map(|(_, at)| at))
}

fn words<'c>(_: &'c Context<'c>, unused: &Occurrences) -> Finding {
    let message = "No container mounts this volume. Mount it where it is needed, or remove it.";
    unused.finding(Mark::from, message, "Nor this one.")
}

fn fixes<'c>(context: &'c Context<'c>, unused: &Occurrences) -> Vec<Fix> {
    let volumes: Vec<NodeId> = unused.all().filter_map(|name| context.tree.parent(name.node)).collect();
    let title = if unused.others.is_empty() { "Remove the volume" } else { "Remove these volumes" };
    vec![Fix::guess(title, remove_entries(context.tree, &volumes))]
}
