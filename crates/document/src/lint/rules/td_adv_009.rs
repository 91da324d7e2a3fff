use crate::lint::prelude::*;

/// A directory of the instance from which one can take it over.
pub static RULE: Rule = Rule {
    code: "TD-ADV-009",
    title: reference("Volume that gives control over the instance"),
    class: Class::Advice,
    grade: Grade::T,
    source: reference("Docker reference"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

/// Directories whose files must be written to do harm.
const IF_WRITTEN: [&str; 3] = ["/etc", "/proc", "/sys"];

/// Places that give control even to who can only read.
const ALWAYS: [&str; 5] = ["", "/var/run", "/run", "/var/run/docker.sock", "/run/docker.sock"];

struct Exposed<'c> {
    path: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Exposed<'c>> {
    let mut writable: Option<Vec<&str>> = None;
    let volumes = context.definition.volumes.items().filter(|_| !context.on_fargate());
    let exposed = volumes.filter_map(|volume| {
        let (&path, at) =
            volume.host.known()?.source_path.known_at().filter(|(path, _)| path.starts_with('/'))?;
        let place = path.trim_end_matches('/');
        let is_exposed = ALWAYS.contains(&place) || {
            let writable = writable.get_or_insert_with(|| writable_volumes(context));
            let name = volume.name.known().copied().unwrap_or("");
            IF_WRITTEN.contains(&place) && writable.binary_search(&name).is_ok()
        };
        is_exposed.then_some(Exposed { path, at })
    });
    exposed.collect()
}

/// The names of the volumes that a container mounts to write to.
fn writable_volumes<'c>(context: &'c Context<'c>) -> Vec<&'c str> {
    let mounts = context.definition.mount_points().map(|(_, mount)| mount);
    let writing = mounts.filter(|mount| mount.read_only.or(false) == Some(false));
    ecs_sort::distinct(writing.filter_map(|mount| mount.source_volume.known().copied()))
}

fn words<'c>(_: &'c Context<'c>, exposed: &Exposed<'c>) -> Finding {
    let message = format!(
        "The volume is '{}' of the instance: a container that mounts it can take over the instance, with all tasks on it. \
         Agents that watch the instance need this; mount it with \"readOnly\": true where reading is enough.",
        words::shortened(exposed.path)
    );
    Finding::at(exposed.at, message)
}
