use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;

/// Several places from which one variable may come. Noted once for a definition.
pub static RULE: Rule = Rule {
    code: "TD-ENV-010",
    title: reference("Which environment file wins"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:taskdef-envfiles"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    let files = context.definition.containers().filter_map(|container| {
        let files = container.environment_files.filled_at()?;
        let is_one = container.environment_files.elements().len() == 1;
        let has_rivals = !is_one || container.environment.filled_at().is_some();
        has_rivals.then_some(files)
    });
    Occurrences::of(files)
}

fn words<'c>(_: &'c Context<'c>, files: &Occurrences) -> Finding {
    files.finding(
        |at| Mark::Name(at.node),
        "A variable may come from several places here. What 'environment' sets wins over all files, and of several files \
         the first that sets it. Quotes and blanks in a file become part of the value.",
        "The same goes for these files.",
    )
}
