use crate::lint::names::{as_identifier, choose_from, few, volume_names};
use crate::lint::prelude::*;

/// A mount point of a volume that the task does not declare.
pub static RULE: Rule = Rule {
    code: "TD-VOL-001",
    title: reference("Unknown volume"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-mountpoint-source-volume-missing; ansible/ansible#35751"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Undeclared<'c> {
    volume: &'c str,
    at: At,
    /// The volumes that may be meant.
    others: Vec<&'c str>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Undeclared<'c>> {
    let Some(names) = volume_names(&context.definition) else { return Vec::new() };
    let mounted = context.definition.mount_points().filter_map(|(_, mount)| mount.source_volume.known_at());
    let undeclared = mounted.filter(|(volume, _)| names.binary_search(volume).is_err());
    undeclared.map(|(&volume, at)| Undeclared { volume, at, others: few(&names) }).collect()
}

fn words<'c>(_: &'c Context<'c>, undeclared: &Undeclared<'c>) -> Finding {
    let volume = undeclared.volume;
    let message = format!(
        "There is no volume '{}' in this task. A mount point names a volume that 'volumes' declares.",
        words::shortened(volume)
    );
    Finding::at(undeclared.at, message).aws(format!("Unknown volume '{volume}'."))
}

fn fixes<'c>(context: &'c Context<'c>, undeclared: &Undeclared<'c>) -> Vec<Fix> {
    let mut fixes = choose_from(context, undeclared.at, &undeclared.others);
    fixes.extend(declaration(context, undeclared.volume));
    fixes
}

/// Declares the volume, unless it could not have that name.
fn declaration(context: &Context<'_>, name: &str) -> Option<Fix> {
    if name.is_empty() || as_identifier(name) != name {
        return None;
    }
    let (definition, volume) = (&context.definition, format!("{{ \"name\": {} }}", quoted(name)));
    let edit = match definition.volumes.at() {
        Some(at) => append_element(context.tree, at.node, &volume),
        None => {
            let volumes = format!("[ {volume} ]");
            insert_member(context.tree, definition.at.node, "volumes", &volumes, &["containerDefinitions"])
        }
    };
    Some(Fix::guess(format!("Declare '{name}', an empty volume"), [edit]))
}
