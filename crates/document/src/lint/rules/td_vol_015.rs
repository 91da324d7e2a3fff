use crate::lint::prelude::*;
use crate::lint::volumes::{Configuration, configurations};
use crate::task_definition::Volume;

/// A volume to be described at launch that is described already.
pub static RULE: Rule = Rule {
    code: "TD-VOL-015",
    title: reference("Volume configured at launch and here"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API; CDK"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Both {
    at_launch: At,
    kind: Configuration,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Both> {
    context.definition.volumes.items().filter_map(both).collect()
}

fn both(volume: &Volume<'_>) -> Option<Both> {
    let (_, at_launch) = volume.configured_at_launch.known_at().filter(|(at_launch, _)| **at_launch)?;
    let kind = configurations(volume).into_iter().find(|kind| kind.is_certain)?;
    Some(Both { at_launch, kind })
}

fn words<'c>(_: &'c Context<'c>, both: &Both) -> Finding {
    let message = format!(
        "The volume is configured at launch and has '{}' as well. AWS documents one or the other.",
        both.kind.member
    );
    Finding::at(Mark::Name(both.at_launch.node), message)
        .related(Mark::Name(both.kind.at.node), "The volume is described here.")
}

fn fixes<'c>(context: &'c Context<'c>, both: &Both) -> Vec<Fix> {
    let without =
        |name: &str, at: At| Fix::guess(format!("Remove '{name}'"), remove_entries(context.tree, &[at.node]));
    vec![without("configuredAtLaunch", both.at_launch), without(both.kind.member, both.kind.at)]
}
