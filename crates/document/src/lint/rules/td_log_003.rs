use crate::lint::logs::{Log, logs_with, usual_group};
use crate::lint::prelude::*;
use crate::syntax::rewrite::insert_first_member;
use crate::task_definition::LogDriver;

/// awslogs without a log group, or with one that has no name. Where the Region is missing too, AWS names both
/// at once, and another rule speaks.
pub static RULE: Rule = Rule {
    code: "TD-LOG-003",
    title: reference("awslogs without a log group"),
    class: Class::Rejected,
    grade: Grade::P,
    source: reference("PF:pf-ecs-awslogs-missing-group; terraform-aws-modules/terraform-aws-ecs#206"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

const GROUP: &str = "awslogs-group";

struct NoGroup<'c> {
    log: Log<'c>,
    /// The name that is there, when it is empty.
    empty: Option<At>,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<NoGroup<'c>> {
    let no_group = |log: Log<'c>| {
        let empty = log.option(GROUP).filter(|(group, _)| group.is_empty()).map(|(_, at)| at);
        let is_missing = log.lacks(context, GROUP) && !log.lacks(context, "awslogs-region");
        (is_missing || empty.is_some()).then_some(NoGroup { log, empty })
    };
    logs_with(context, LogDriver::Awslogs).filter_map(no_group).collect()
}

fn words<'c>(_: &'c Context<'c>, no_group: &NoGroup<'c>) -> Finding {
    match no_group.empty {
        Some(at) => Finding::at(at, "'awslogs-group' is empty. It names the log group in CloudWatch to write to.")
            .aws("Log driver awslogs option 'awslogs-group' should not be null or empty."),
        None => Finding::at(
            Mark::missing_in(no_group.log.place()),
            "'awslogs-group' is missing. The driver awslogs has to know the log group in CloudWatch to write to.",
        )
        .aws("Log driver awslogs requires options: awslogs-group"),
    }
}

fn fixes<'c>(context: &'c Context<'c>, no_group: &NoGroup<'c>) -> Vec<Fix> {
    let group = quoted(&usual_group(context));
    let edit = match (no_group.empty, no_group.log.configuration.options.at()) {
        (Some(at), _) => replace_value(context.tree, at.node, group.as_str()),
        (None, Some(options)) => insert_first_member(context.tree, options.node, GROUP, &group),
        (None, None) => return Vec::new(),
    };
    // A family that is not known has to be filled in.
    let new = if context.definition.family.known().is_some() { Fix::guess } else { Fix::shown };
    vec![new(format!("Write to the log group {group}"), [edit])]
}
