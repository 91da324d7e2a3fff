use crate::lint::logs::logs_with;
use crate::lint::occurrences::Occurrences;
use crate::lint::prelude::*;
use crate::lint::roles::show_task_role;
use crate::task_definition::LogDriver;

/// Logs that the router sends to a service of AWS from Fargate, without the role it would send them with. On EC2
/// it has the instance's role instead.
pub static RULE: Rule = Rule {
    code: "TD-FL-011",
    title: reference("Log router without a task role"),
    class: Class::Advice,
    grade: Grade::D,
    source: reference("DG23:using_firelens"),
    finders: &[Finder::Definition(|context, report| report.each(context, find, words, show_task_role))],
};

/// Outputs of Fluent Bit and Fluentd that call AWS, in lower case.
const TO_AWS: [&str; 9] = [
    "cloudwatch",
    "cloudwatch_logs",
    "firehose",
    "kinesis_firehose",
    "kinesis",
    "kinesis_streams",
    "kinesis_streams_aggregated",
    "s3",
    "timestream",
];

fn find<'c>(context: &'c Context<'c>) -> Option<Occurrences> {
    if !context.definition.task_role_arn.is_absent() || !context.on_fargate() {
        return None;
    }
    let outputs = logs_with(context, LogDriver::Awsfirelens).filter_map(|log| {
        let mut named = log.options().filter(|(name, ..)| matches!(*name, "Name" | "name" | "@type"));
        named.find(|(_, output, _)| TO_AWS.contains(&output.to_ascii_lowercase().as_str())).map(|(.., at)| at)
    });
    Occurrences::of(outputs)
}

fn words<'c>(context: &'c Context<'c>, outputs: &Occurrences) -> Finding {
    let message = "The log router sends these logs to a service of AWS with the task role, and 'taskRoleArn' is missing; \
                   the execution role is not used for it. Add a task role that may write there.";
    context.with_fargate(outputs.finding(Mark::from, message, "These logs need it too."))
}
