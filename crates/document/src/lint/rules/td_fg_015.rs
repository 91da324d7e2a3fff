use crate::lint::logs::to_cloudwatch;
use crate::lint::prelude::*;
use crate::task_definition::LogDriver;

/// A log driver other than awslogs, splunk and awsfirelens.
pub static RULE: Rule = Rule {
    code: "TD-FG-015",
    title: reference("Log driver that Fargate does not have"),
    class: Class::UnsupportedOnFargate,
    grade: Grade::P,
    source: reference("PF:pf-ecs-fargate-log-driver-unsupported"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, fixes))],
};

struct OtherDriver<'c> {
    container: &'c ContainerDefinition<'c>,
    driver: LogDriver,
    at: At,
}

fn find<'c>(context: &'c Context<'c>) -> Vec<OtherDriver<'c>> {
    let on_fargate = [LogDriver::Awslogs, LogDriver::Splunk, LogDriver::Awsfirelens];
    let other = |container: &'c ContainerDefinition<'c>| {
        let (&driver, at) = container.log_configuration.known()?.log_driver.known_at()?;
        (!on_fargate.contains(&driver)).then_some(OtherDriver { container, driver, at })
    };
    context.definition.containers().filter_map(other).collect()
}

fn words<'c>(context: &'c Context<'c>, other: &OtherDriver<'c>) -> Finding {
    let driver = other.driver.as_aws();
    let message = format!(
        "Log driver '{driver}' writes to a service of the instance. On Fargate logs go to CloudWatch (awslogs), to \
         Splunk (splunk), or to a log router in the task (awsfirelens)."
    );
    let aws = format!("{driver} is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]");
    context.with_fargate(Finding::at(other.at, message).aws(aws))
}

fn fixes<'c>(context: &'c Context<'c>, other: &OtherDriver<'c>) -> Vec<Fix> {
    let Some(configuration) = other.container.log_configuration.at() else { return Vec::new() };
    let awslogs = to_cloudwatch(context);
    vec![Fix::shown("Log to CloudWatch", [replace_value(context.tree, configuration.node, awslogs)])]
}
