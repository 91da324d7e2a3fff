use crate::lint::prelude::*;
use crate::lint::volumes::{Configuration, configurations};

/// A volume that is a directory of the instance and an EFS file system, or any two of the kinds there are.
pub static RULE: Rule = Rule {
    code: "TD-VOL-006",
    title: reference("Volume of several kinds"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("cloudposse/terraform-aws-ecs-alb-service-task#185"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct Kinds {
    first: Configuration,
    others: Vec<Configuration>,
}

impl Kinds {
    fn all(&self) -> impl Iterator<Item = &Configuration> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Kinds> {
    let several = context.definition.volumes.items().filter_map(|volume| {
        let mut kinds = configurations(volume).into_iter();
        let (first, others) = (kinds.next()?, kinds.collect::<Vec<_>>());
        (!others.is_empty()).then_some(Kinds { first, others })
    });
    several.collect()
}

fn words<'c>(_: &'c Context<'c>, kinds: &Kinds) -> Finding {
    let names: Vec<&str> = kinds.all().map(|kind| kind.member).collect();
    let message = format!(
        "This volume has {}. Each says where the files are, and a volume is in one place: keep the one that is meant.",
        words::listed(&names)
    );
    let finding = Finding::at(Mark::Name(kinds.first.at.node), message)
        .aws("When the volume parameter is specified, only one volume configuration type should be used.");
    let finding = kinds.others.iter().fold(finding, |finding, other| {
        finding.related(Mark::Name(other.at.node), "The volume has this as well.")
    });
    let is_certain = kinds.all().filter(|kind| kind.is_certain).count() > 1;
    if is_certain { finding } else { finding.unsure() }
}

fn fixes<'c>(context: &'c Context<'c>, kinds: &Kinds) -> Vec<Fix> {
    let keep = |kept: &Configuration| {
        let others = kinds.all().map(|kind| kind.at.node).filter(|&node| node != kept.at.node);
        let others: Vec<NodeId> = others.collect();
        Fix::guess(format!("Keep only '{}'", kept.member), remove_entries(context.tree, &others))
    };
    kinds.all().filter(|kind| kind.is_certain).map(keep).collect()
}
