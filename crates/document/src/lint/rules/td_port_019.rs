use crate::lint::prelude::*;

/// More than 100 port ranges in one container.
pub static RULE: Rule = Rule {
    code: "TD-PORT-019",
    title: reference("Too many port ranges"),
    class: Class::Rejected,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, no_fix))],
};

const MOST_RANGES: usize = 100;

struct TooMany {
    count: usize,
    /// The first range beyond the limit.
    passes: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<TooMany> {
    let too_many = |container: &'c ContainerDefinition<'c>| {
        let mappings = container.port_mappings.items();
        let ranges: Vec<At> = mappings
            .filter_map(|mapping| mapping.container_port_range.known_at())
            .map(|(_, at)| at)
            .collect();
        Some(TooMany { count: ranges.len(), passes: *ranges.get(MOST_RANGES)? })
    };
    context.definition.containers().filter_map(too_many).collect()
}

fn words<'c>(_: &'c Context<'c>, too_many: &TooMany) -> Finding {
    let message = format!(
        "The container has {} ranges of ports. AWS documents at most {MOST_RANGES}. Merge ranges that adjoin.",
        too_many.count
    );
    Finding::at(too_many.passes, message)
}
