use crate::lint::logs::{Log, logs_with, usual_group};
use crate::lint::prelude::*;
use crate::syntax::rewrite::insert_first_member;
use crate::task_definition::LogDriver;

/// awslogs without a Region, with or without a log group.
pub static RULE: Rule = Rule {
    code: "TD-LOG-004",
    title: reference("awslogs without a Region"),
    class: Class::Rejected,
    grade: Grade::I,
    source: reference("klothoplatform/klotho#892"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

const GROUP: &str = "awslogs-group";
const REGION: &str = "awslogs-region";

struct NoRegion<'c> {
    log: Log<'c>,
    /// Whether the group is missing too.
    no_group: bool,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<NoRegion<'c>> {
    let no_region = |log: Log<'c>| {
        let no_group = log.lacks(context, GROUP);
        log.lacks(context, REGION).then_some(NoRegion { log, no_group })
    };
    logs_with(context, LogDriver::Awslogs).filter_map(no_region).collect()
}

/// AWS's words are on record only for both.
fn words<'c>(_: &'c Context<'c>, no_region: &NoRegion<'c>) -> Finding {
    let place = Mark::missing_in(no_region.log.place());
    match no_region.no_group {
        true => Finding::at(
            place,
            "'awslogs-group' and 'awslogs-region' are missing. The driver awslogs has to know the log group to write \
             to, and its Region.",
        )
        .aws("Log driver awslogs requires options: awslogs-region, awslogs-group"),
        false => Finding::at(
            place,
            "'awslogs-region' is missing. The driver awslogs has to know the Region of the log group; it is not taken \
             from where the task runs.",
        ),
    }
}

fn fixes<'c>(context: &'c Context<'c>, no_region: &NoRegion<'c>) -> Vec<Fix> {
    let (tree, configuration) = (context.tree, no_region.log.configuration);
    let region = "\"<region>\"";
    let both = format!("{}, \"{REGION}\": {region}", quoted(&usual_group(context)));
    let edit = match (configuration.options.at(), no_region.no_group) {
        (Some(options), true) => insert_first_member(tree, options.node, GROUP, &both),
        (Some(options), false) => insert_member(tree, options.node, REGION, region, &[GROUP]),
        (None, _) => {
            let options = format!("{{ \"{GROUP}\": {both} }}");
            insert_member(tree, configuration.at.node, "options", &options, &["logDriver"])
        }
    };
    vec![Fix::shown("Add what is missing", [edit])]
}
