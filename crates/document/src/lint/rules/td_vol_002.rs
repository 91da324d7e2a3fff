use crate::lint::names::volume_names;
use crate::lint::prelude::*;

/// A mount point that does not say what is mounted.
pub static RULE: Rule = Rule {
    code: "TD-VOL-002",
    title: reference("Mount point without a volume"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("blinkist/terraform-aws-airship-ecs-service#46"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Nothing<'c> {
    mount: At,
    /// The volume that can only be meant.
    only: Option<&'c str>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Nothing<'c>> {
    let only = match volume_names(&context.definition).as_deref() {
        Some([only]) => Some(*only),
        _ => None,
    };
    let mounts = context.definition.mount_points().filter(|(_, mount)| mount.source_volume.is_absent());
    mounts.map(|(_, mount)| Nothing { mount: mount.at, only }).collect()
}

fn words<'c>(_: &'c Context<'c>, nothing: &Nothing<'c>) -> Finding {
    let message = "'sourceVolume' is missing. A mount point names the volume of the task that it mounts.";
    Finding::at(Mark::missing_in(nothing.mount), message).aws("Unknown volume 'null'.")
}

fn fixes<'c>(context: &'c Context<'c>, nothing: &Nothing<'c>) -> Vec<Fix> {
    let insert = |name| insert_member(context.tree, nothing.mount.node, "sourceVolume", &quoted(name), &[]);
    vec![match nothing.only {
        Some(only) => Fix::guess(format!("Mount '{only}'"), [insert(only)]),
        None => Fix::shown("Add 'sourceVolume'", [insert("<VOLUME>")]),
    }]
}
