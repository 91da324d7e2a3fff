use crate::lint::prelude::*;
use crate::lint::repeats::{Repeated, repeated};

/// Two volumes of one name. A mount point could mean either.
pub static RULE: Rule = Rule {
    code: "TD-VOL-005",
    title: reference("The same volume name twice"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

fn find<'c>(context: &'c Context<'c>) -> Vec<Repeated<'c>> {
    let named = context.definition.volumes.items().filter_map(|volume| volume.name.known_at());
    repeated(named.map(|(&name, at)| (name, at)))
}

fn words<'c>(_: &'c Context<'c>, repeated: &Repeated<'c>) -> Finding {
    let message = format!(
        "Volume name '{}' is already used in this task. AWS documents that mount points refer to a volume by its name; \
         give each volume its own.",
        words::shortened(repeated.name)
    );
    Finding::at(repeated.again, message).related(repeated.first, "The name is used here first.")
}

fn fixes<'c>(context: &'c Context<'c>, repeated: &Repeated<'c>) -> Vec<Fix> {
    let Some(volume) = context.tree.parent(repeated.again.node) else { return Vec::new() };
    vec![Fix::guess("Remove this volume", remove_entries(context.tree, &[volume]))]
}
