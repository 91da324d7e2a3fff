use crate::lint::logs::{routers, to_cloudwatch};
use crate::lint::prelude::*;
use crate::task_definition::LogDriver;

/// A log router whose own messages are lost: it has no log driver, or would have to send them through itself.
pub static RULE: Rule = Rule {
    code: "TD-FL-010",
    title: reference("Log router without a log of its own"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:firelens-example-taskdefs"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

enum Own {
    /// No log configuration; the place of the container.
    Missing(At),
    /// The router's own driver; the places of the configuration and of the driver.
    Itself { configuration: At, driver: At },
}

fn find<'c>(context: &'c Context<'c>) -> Vec<Own> {
    let own = routers(context).filter_map(|router| match &router.container.log_configuration {
        Field::Absent => Some(Own::Missing(router.container.at)),
        Field::Known { value, at } => {
            let (driver, driver_at) = value.log_driver.known_at()?;
            let is_itself = *driver == LogDriver::Awsfirelens;
            is_itself.then_some(Own::Itself { configuration: *at, driver: driver_at })
        }
        _ => None,
    });
    own.collect()
}

fn words<'c>(_: &'c Context<'c>, own: &Own) -> Finding {
    match own {
        Own::Missing(container) => Finding::at(
            Mark::missing_in(*container),
            "The log router has no 'logConfiguration' of its own: what it says about logs it cannot send is not kept on \
             Fargate, and on EC2 stays on the instance. Give it awslogs.",
        ),
        Own::Itself { driver, .. } => Finding::at(
            *driver,
            "The log router logs through itself: what it says about logs it cannot send cannot be sent either. Give it \
             another driver, such as awslogs.",
        ),
    }
}

fn fixes<'c>(context: &'c Context<'c>, own: &Own) -> Vec<Fix> {
    let (tree, log) = (context.tree, to_cloudwatch(context));
    let edit = match own {
        Own::Missing(container) => {
            insert_member(tree, container.node, "logConfiguration", &log, &["firelensConfiguration", "image"])
        }
        Own::Itself { configuration, .. } => replace_value(tree, configuration.node, log),
    };
    vec![Fix::shown("Log to CloudWatch", [edit])]
}
