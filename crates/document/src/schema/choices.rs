//! What the tables of members do not say about values: where one of a set is legal, when that is not wherever
//! its member is, and which names a map of strings usually has.

use super::{Place, Places};
use crate::reference::about_member;

/// Everywhere but on Fargate.
const INSTANCES: Places =
    Places::of(&[Place::Ec2Linux, Place::Ec2Windows, Place::External, Place::ManagedInstances]);
const WINDOWS: Places = Places::of(&[Place::Ec2Windows, Place::FargateWindows]);
const EC2_AND_EXTERNAL: Places = Places::of(&[Place::Ec2Linux, Place::Ec2Windows, Place::External]);

/// Values that are legal in fewer places than their member, by shape and member: sections 1.1 and 1.13 of the
/// reference.
const NARROWER: &[(&str, &str, &str, Places)] = &[
    (
        "RegisterTaskDefinitionRequest",
        "networkMode",
        "bridge",
        Places::of(&[Place::Ec2Linux, Place::External]),
    ),
    (
        "RegisterTaskDefinitionRequest",
        "networkMode",
        "host",
        Places::of(&[Place::Ec2Linux, Place::External, Place::ManagedInstances]),
    ),
    ("RegisterTaskDefinitionRequest", "networkMode", "none", Places::of(&[Place::Ec2Linux, Place::External])),
    (
        "RegisterTaskDefinitionRequest",
        "networkMode",
        "awsvpc",
        Places::of(&[
            Place::Ec2Linux,
            Place::Ec2Windows,
            Place::FargateLinux,
            Place::FargateWindows,
            Place::ManagedInstances,
        ]),
    ),
    ("RegisterTaskDefinitionRequest", "pidMode", "host", Places::LINUX_INSTANCES),
    ("RuntimePlatform", "cpuArchitecture", "ARM64", Places::LINUX),
    ("RuntimePlatform", "operatingSystemFamily", "LINUX", Places::LINUX),
    (
        "RuntimePlatform",
        "operatingSystemFamily",
        "WINDOWS_SERVER_2016_FULL",
        Places::of(&[Place::Ec2Windows]),
    ),
    (
        "RuntimePlatform",
        "operatingSystemFamily",
        "WINDOWS_SERVER_2004_CORE",
        Places::of(&[Place::Ec2Windows]),
    ),
    (
        "RuntimePlatform",
        "operatingSystemFamily",
        "WINDOWS_SERVER_20H2_CORE",
        Places::of(&[Place::Ec2Windows]),
    ),
    ("RuntimePlatform", "operatingSystemFamily", "WINDOWS_SERVER_2019_CORE", WINDOWS),
    ("RuntimePlatform", "operatingSystemFamily", "WINDOWS_SERVER_2019_FULL", WINDOWS),
    ("RuntimePlatform", "operatingSystemFamily", "WINDOWS_SERVER_2022_CORE", WINDOWS),
    ("RuntimePlatform", "operatingSystemFamily", "WINDOWS_SERVER_2022_FULL", WINDOWS),
    (
        "RuntimePlatform",
        "operatingSystemFamily",
        "WINDOWS_SERVER_2025_CORE",
        Places::of(&[Place::Ec2Windows]),
    ),
    (
        "RuntimePlatform",
        "operatingSystemFamily",
        "WINDOWS_SERVER_2025_FULL",
        Places::of(&[Place::Ec2Windows]),
    ),
    ("LogConfiguration", "logDriver", "json-file", INSTANCES),
    ("LogConfiguration", "logDriver", "syslog", EC2_AND_EXTERNAL),
    ("LogConfiguration", "logDriver", "journald", EC2_AND_EXTERNAL),
    ("LogConfiguration", "logDriver", "gelf", EC2_AND_EXTERNAL),
    ("LogConfiguration", "logDriver", "fluentd", EC2_AND_EXTERNAL),
    ("LogConfiguration", "logDriver", "awsfirelens", Places::LINUX),
    ("ResourceRequirement", "type", "NeuronDevice", Places::of(&[Place::ManagedInstances])),
    ("ResourceRequirement", "type", "InferenceAccelerator", Places::of(&[])),
];

/// The capability that Fargate lets a container add.
const FARGATE_CAPABILITY: &str = "SYS_PTRACE";

/// Where `value` of `member` of the shape called `shape` is legal, as far as its member is.
#[must_use]
pub fn places_of_value(shape: &str, member: &str, value: &str) -> Places {
    if (shape, member) == ("KernelCapabilities", "add") && value != FARGATE_CAPABILITY {
        return Places::LINUX_INSTANCES;
    }
    let narrower = NARROWER.iter().find(|(in_shape, of_member, of_value, _)| {
        (*in_shape, *of_member, *of_value) == (shape, member, value)
    });
    narrower.map_or(Places::ALL, |(.., places)| *places)
}

/// A name that a map of strings usually has: an option of a log driver.
#[derive(Clone, Copy, Debug)]
pub struct MapKey {
    /// The log driver or the kind of log router that it is an option of.
    pub of: &'static str,
    /// The name.
    pub name: &'static str,
    /// The values it can have, when they are few.
    pub values: &'static [&'static str],
    /// What it is, in one phrase. Empty without the feature `members`.
    pub about: &'static str,
}

const fn key(
    of: &'static str,
    name: &'static str,
    values: &'static [&'static str],
    about: &'static str,
) -> MapKey {
    MapKey { of, name, values, about: about_member(about) }
}

const TRUE_OR_FALSE: &[&str] = &["true", "false"];
const MODES: &[&str] = &["non-blocking", "blocking"];

/// Options of log drivers: section 1.6 of the reference.
pub const LOG_OPTIONS: &[MapKey] = &[
    key("awslogs", "awslogs-group", &[], "the log group; required"),
    key("awslogs", "awslogs-region", &[], "the Region of the log group; required"),
    key("awslogs", "awslogs-stream-prefix", &[], "the first part of the stream's name; required on Fargate"),
    key("awslogs", "awslogs-create-group", &["true"], "makes the log group; leave it out for no"),
    key("awslogs", "awslogs-datetime-format", &[], "the time that starts a message of several lines"),
    key("awslogs", "awslogs-multiline-pattern", &[], "the expression that starts a message of several lines"),
    key("awslogs", "mode", MODES, "whether the container waits when the log cannot be written"),
    key("awslogs", "max-buffer-size", &[], "memory for lines that wait, such as 25m; with mode non-blocking"),
    key("splunk", "splunk-token", &[], "the token of the event collector; better a secret option"),
    key("splunk", "splunk-url", &[], "the address of the event collector; required"),
    key("awsfirelens", "Name", &[], "Fluent Bit's output, such as cloudwatch_logs"),
    key("awsfirelens", "log-driver-buffer-limit", &[], "lines that wait for the router, in bytes"),
];

/// Options of the log router.
pub const ROUTER_OPTIONS: &[MapKey] = &[
    key("", "enable-ecs-log-metadata", TRUE_OR_FALSE, "whether lines carry cluster, task and container"),
    key("", "config-file-type", &["file", "s3"], "where its configuration is; on Fargate only file"),
    key("", "config-file-value", &[], "the path or S3 ARN of its configuration"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{ValueKind, shapes};

    /// A value that the tables do not have would never be looked up.
    #[test]
    fn narrower_values_are_values_of_the_tables() {
        for (shape, member, value, places) in NARROWER {
            let shape = shapes::ALL.iter().find(|it| it.name == *shape).expect(shape);
            let member = shape.member(member).expect(member);
            let ValueKind::Choice(choice) = member.value.kind else { panic!("{}", member.name) };
            assert!(choice.values.contains(value), "{value}");
            assert_ne!(*places, Places::ALL, "{value}");
        }
    }
}
