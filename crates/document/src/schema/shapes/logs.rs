use super::*;

/// Where the output of a container goes.
pub static LOG_CONFIGURATION: Shape = Shape {
    name: "LogConfiguration",
    words: "a log configuration",
    members: &[
        Member::new(
            "logDriver",
            Value::choice(
                &["json-file", "syslog", "journald", "gelf", "fluentd", "awslogs", "splunk", "awsfirelens"],
                "TD-LOG-002",
            ),
            "the log driver; on Fargate awslogs, splunk or awsfirelens",
        )
        .required("TD-LOG-001"),
        Member::new("options", Value::map(&LOG_OPTION), "settings of the driver, all of them strings"),
        Member::new(
            "secretOptions",
            Value::list(&Value::object(&SECRET)),
            "settings of the driver whose values are secrets",
        ),
    ],
    strangers: &[],
};

const LOG_OPTION: Value =
    Value::text().mistaken(&[(Json::Boolean, "TD-LOG-012"), (Json::Number, "TD-LOG-012")]);

/// The container that routes the logs of the others.
pub static FIRELENS_CONFIGURATION: Shape = Shape {
    name: "FirelensConfiguration",
    words: "a FireLens configuration",
    members: &[
        Member::new("type", Value::choice(&["fluentd", "fluentbit"], "TD-FL-002"), "the log router")
            .required("TD-FL-001"),
        Member::new(
            "options",
            STRING_MAP,
            "settings: enable-ecs-log-metadata, config-file-type, config-file-value",
        ),
    ],
    strangers: &[],
};
