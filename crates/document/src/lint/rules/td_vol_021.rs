use crate::lint::prelude::*;

/// A directory of one drive, mounted on another. Windows containers cannot have that.
pub static RULE: Rule = Rule {
    code: "TD-VOL-021",
    title: reference("Volume on another drive than its mount point"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct Across {
    source: (char, At),
    target: (char, At),
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Across> {
    let volumes = context.definition.volumes.items();
    let mut sources: Vec<(&str, char, At)> = volumes
        .filter_map(|volume| {
            let (path, at) = volume.host.known()?.source_path.known_at()?;
            Some((*volume.name.known()?, drive(path)?, at))
        })
        .collect();
    ecs_sort::sort(&mut sources);
    let across = context.definition.mount_points().filter_map(|(_, mount)| {
        let (path, at) = mount.container_path.known_at()?;
        let (target, name) = (drive(path)?, *mount.source_volume.known()?);
        let place = sources.binary_search_by(|(source, ..)| source.cmp(&name)).ok()?;
        let (_, source, source_at) = *sources.get(place)?;
        (source != target).then_some(Across { source: (source, source_at), target: (target, at) })
    });
    across.collect()
}

/// The letter of the drive that `path` begins with.
fn drive(path: &str) -> Option<char> {
    let letter = path.chars().next().filter(char::is_ascii_alphabetic)?;
    path.get(1..)?.starts_with(':').then_some(letter.to_ascii_uppercase())
}

fn words<'c>(context: &'c Context<'c>, across: &Across) -> Finding {
    let ((source, source_at), (target, at)) = (across.source, across.target);
    let message = format!(
        "A directory of drive {source}: is mounted on drive {target}:. AWS documents that Windows containers mount \
         directories on the same drive only."
    );
    context.with_windows(Finding::at(at, message).related(source_at, "The directory is here."))
}
