use crate::lint::logs::{Log, logs, to_cloudwatch};
use crate::lint::prelude::*;
use crate::task_definition::LogDriver;

/// A log driver that Managed Instances do not have.
pub static RULE: Rule = Rule {
    code: "TD-LOG-014",
    title: reference("Log driver that Managed Instances do not have"),
    class: Class::UnsupportedOnManaged,
    grade: Grade::D,
    source: reference("API"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

const AVAILABLE: [LogDriver; 4] =
    [LogDriver::Awslogs, LogDriver::Splunk, LogDriver::Awsfirelens, LogDriver::JsonFile];

fn find<'c>(context: &'c Context<'c>) -> Vec<Log<'c>> {
    logs(context).filter(|log| !AVAILABLE.contains(&log.driver)).collect()
}

fn words<'c>(context: &'c Context<'c>, log: &Log<'c>) -> Finding {
    let message = format!(
        "The log driver is '{}'. For Managed Instances AWS documents only awslogs, splunk, awsfirelens and json-file.",
        log.driver.as_aws()
    );
    context.with_launch_type(Finding::at(log.at, message), Compatibility::ManagedInstances)
}

fn fixes<'c>(context: &'c Context<'c>, log: &Log<'c>) -> Vec<Fix> {
    let edit = replace_value(context.tree, log.configuration.at.node, to_cloudwatch(context));
    vec![Fix::shown("Log to CloudWatch", [edit])]
}
