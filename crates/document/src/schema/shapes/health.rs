use super::*;

/// A command that tells whether a container is healthy.
pub static HEALTH_CHECK: Shape = Shape {
    name: "HealthCheck",
    words: "a health check",
    members: &[
        Member::new(
            "command",
            Value::list(&STRING).at_least(1, "TD-HC-011").mistaken(&[(Json::String, "TD-HC-014")]),
            "the command, led by CMD or CMD-SHELL",
        )
        .required("TD-HC-001"),
        Member::new(
            "interval",
            Value::integer().at_least(5, "TD-HC-003").at_most(300, "TD-HC-002"),
            "seconds between two checks, 5 to 300",
        )
        .default("30"),
        Member::new(
            "timeout",
            Value::integer().at_least(2, "TD-HC-005").at_most(60, "TD-HC-004"),
            "seconds until a check counts as failed, 2 to 60",
        )
        .default("5"),
        Member::new(
            "retries",
            Value::integer().at_least(1, "TD-HC-007").at_most(10, "TD-HC-006"),
            "failures in a row until the container is unhealthy, 1 to 10",
        )
        .default("3"),
        Member::new(
            "startPeriod",
            Value::integer().at_least(0, "TD-HC-009").at_most(300, "TD-HC-008"),
            "seconds after the start in which failures do not count, 0 to 300",
        )
        .default("0"),
    ],
    strangers: &[],
};

/// Restarting one container inside its task.
pub static CONTAINER_RESTART_POLICY: Shape = Shape {
    name: "ContainerRestartPolicy",
    words: "a restart policy",
    members: &[
        Member::new("enabled", BOOLEAN, "whether the container is restarted").required("TD-RST-001"),
        Member::new(
            "ignoredExitCodes",
            Value::list(&INTEGER).at_most(50, "TD-RST-003"),
            "exit codes after which it is not restarted, up to 50",
        ),
        Member::new(
            "restartAttemptPeriod",
            Value::integer().at_least(60, "TD-RST-002").at_most(1800, "TD-RST-002"),
            "seconds it must have run to be restarted, 60 to 1800",
        )
        .default("300"),
    ],
    strangers: &[],
};
