use crate::lint::logs::{logs_with, routers, to_cloudwatch};
use crate::lint::prelude::*;
use crate::task_definition::LogDriver;

/// FireLens with Windows containers.
pub static RULE: Rule = Rule {
    code: "TD-FL-009",
    title: reference("FireLens with Windows containers"),
    class: Class::UnsupportedOnWindows,
    grade: Grade::D,
    source: reference("DG23:using_firelens"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

enum Part {
    Router(At),
    Driver { configuration: At, at: At },
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Part> {
    let routers = routers(context).map(|router| Part::Router(router.configuration.at));
    let drivers = logs_with(context, LogDriver::Awsfirelens)
        .map(|log| Part::Driver { configuration: log.configuration.at, at: log.at });
    routers.chain(drivers).collect()
}

fn words<'c>(context: &'c Context<'c>, part: &Part) -> Finding {
    let finding = match part {
        Part::Router(at) => Finding::at(
            Mark::Name(at.node),
            "The container is a log router. AWS documents FireLens for Linux containers only.",
        ),
        Part::Driver { at, .. } => Finding::at(
            *at,
            "The container logs through a log router. AWS documents FireLens for Linux containers only; Windows \
             containers log with awslogs.",
        ),
    };
    context.with_windows(finding)
}

fn fixes<'c>(context: &'c Context<'c>, part: &Part) -> Vec<Fix> {
    let Part::Driver { configuration, .. } = part else { return Vec::new() };
    let edit = replace_value(context.tree, configuration.node, to_cloudwatch(context));
    vec![Fix::shown("Log to CloudWatch", [edit])]
}
