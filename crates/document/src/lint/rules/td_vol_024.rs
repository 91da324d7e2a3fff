use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;

/// A volume that several containers can write. Where one only reads, it can be kept from writing.
pub static RULE: Rule = Rule {
    code: "TD-VOL-024",
    title: reference("Volume that several containers write"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

struct Writers<'c> {
    volume: &'c str,
    mounts: Occurrences,
}

/// Of several such volumes the one that is mounted first.
fn find<'c>(context: &'c Context<'c>) -> Option<Writers<'c>> {
    let writable = context.definition.mount_points().filter_map(|(container, mount)| {
        let volume = *mount.source_volume.known()?;
        let is_writable = mount.read_only.or(false) == Some(false);
        is_writable.then_some((volume, container.at, mount.at))
    });
    let mut writable: Vec<(&str, At, At)> = writable.collect();
    ecs_sort::sort(&mut writable);
    // One mount of each container that can write.
    writable.dedup_by_key(|(volume, container, _)| (*volume, *container));
    let shared = writable.chunk_by(|one, next| one.0 == next.0).filter(|writers| writers.len() > 1);
    let first = shared.min_by_key(|writers| writers.first().map(|(_, _, mount)| *mount))?;
    let volume = first.first()?.0;
    Some(Writers { volume, mounts: Occurrences::of(first.iter().map(|(_, _, mount)| *mount))? })
}

fn words<'c>(_: &'c Context<'c>, writers: &Writers<'c>) -> Finding {
    let message = format!(
        "{} containers can write to volume '{}'. Where one only reads, \"readOnly\": true keeps it from changing what the \
         others wrote.",
        writers.mounts.others.len() + 1,
        words::shortened(writers.volume)
    );
    writers.mounts.finding(Mark::from, message, "This container can write to it as well.")
}
