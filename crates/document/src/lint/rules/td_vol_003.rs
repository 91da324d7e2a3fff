use crate::lint::names::as_identifier;
use crate::lint::prelude::*;

/// A volume name with points, slashes or blanks in it.
pub static RULE: Rule = Rule {
    code: "TD-VOL-003",
    title: reference("Characters that a volume name cannot have"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("aws/amazon-ecs-cli#277"),
    finders: &[Finder::Schema { words, fixes }],
};

/// More mount points are not looked at: each of a thousand volumes would look at a thousand.
const MOST_MOUNTS: usize = 100;

fn words(case: &Case<'_>) -> Words {
    let name = words::shortened(case.string());
    Words::new(format!(
        "The volume name '{name}' may have only letters, digits, underscores and hyphens. Mount points repeat it."
    ))
    .aws("volume.name contains invalid characters.")
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let (tree, name) = (case.tree(), case.string());
    let renamed = as_identifier(name);
    let mounts = case.context.definition.mount_points().take(MOST_MOUNTS);
    let mounted = mounts.filter_map(|(_, mount)| mount.source_volume.known_at());
    let mounted = mounted.filter(|(volume, _)| **volume == name).map(|(_, at)| at.node);
    let places = std::iter::once(case.node()).chain(mounted);
    let edits = places.map(|node| replace_value(tree, node, quoted(&renamed)));
    vec![Fix::guess(format!("Write '{}' here and in mount points", words::shortened(&renamed)), edits)]
}
