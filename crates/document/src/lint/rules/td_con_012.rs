use crate::lint::names::{choose_from, container_names, other_containers};
use crate::lint::prelude::*;

/// Volumes of a container that the task does not have.
pub static RULE: Rule = Rule {
    code: "TD-CON-012",
    title: reference("Volumes from an unknown container"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-volumesfrom-source-container-missing"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Stray<'c> {
    container: &'c str,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Stray<'c>> {
    let Some(names) = container_names(&context.definition) else { return Vec::new() };
    let sources = context.definition.containers().flat_map(|container| container.volumes_from.items());
    let named = sources.filter_map(|source| source.source_container.known_at());
    let stray = named.filter(|(name, _)| !name.is_empty() && names.binary_search(name).is_err());
    stray.map(|(&container, at)| Stray { container, at }).collect()
}

fn words<'c>(_: &'c Context<'c>, stray: &Stray<'c>) -> Finding {
    let message = format!(
        "There is no container '{}' in this task. 'volumesFrom' mounts what another container of the same task mounts.",
        words::shortened(stray.container)
    );
    let aws = format!("Invalid 'volumesFrom' setting. Unknown container: '{}'.", stray.container);
    Finding::at(stray.at, message).aws(aws)
}

fn fixes<'c>(context: &'c Context<'c>, stray: &Stray<'c>) -> Vec<Fix> {
    let mut fixes = choose_from(context, stray.at, &other_containers(context, stray.at));
    if let Some(entry) = context.tree.parent(stray.at.node) {
        fixes.push(Fix::guess("Remove this entry", remove_entries(context.tree, &[entry])));
    }
    fixes
}
