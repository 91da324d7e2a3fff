use crate::lint::prelude::*;
use crate::task_definition::Volume;

/// A volume that needs a name and has none, or one that is too long.
pub static RULE: Rule = Rule {
    code: "TD-VOL-004",
    title: reference("Volume without a usable name"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[
        Finder::Definition(|context, report| report.each(context, find, words, fixes)),
        Finder::Schema { words: words::beyond_limit, fixes: no_fixes },
    ],
};

struct Nameless {
    volume: At,
    /// The member for which it needs a name.
    member: &'static str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Nameless> {
    let nameless = context.definition.volumes.items().filter(|volume| volume.name.is_absent());
    nameless.filter_map(needs_name).collect()
}

fn needs_name(volume: &Volume<'_>) -> Option<Nameless> {
    let at_launch = volume.configured_at_launch.known_at().filter(|(at_launch, _)| **at_launch);
    let members = [
        ("efsVolumeConfiguration", volume.efs_volume_configuration.known_at().map(|(_, at)| at)),
        ("s3filesVolumeConfiguration", volume.s3files_volume_configuration.known_at().map(|(_, at)| at)),
        ("configuredAtLaunch", at_launch.map(|(_, at)| at)),
    ];
    let (member, at) = members.into_iter().find_map(|(member, at)| Some((member, at?)))?;
    Some(Nameless { volume: volume.at, member, at })
}

fn words<'c>(_: &'c Context<'c>, nameless: &Nameless) -> Finding {
    let message = format!(
        "'name' is missing. AWS documents that a volume with '{}' needs one, by which mount points and calls refer to \
         it.",
        nameless.member
    );
    Finding::at(Mark::missing_in(nameless.volume), message)
        .related(Mark::Name(nameless.at.node), "This needs a name.")
}

fn fixes<'c>(context: &'c Context<'c>, nameless: &Nameless) -> Vec<Fix> {
    let edit = insert_member(context.tree, nameless.volume.node, "name", "\"<NAME>\"", &[]);
    vec![Fix::shown("Add 'name'", [edit])]
}
