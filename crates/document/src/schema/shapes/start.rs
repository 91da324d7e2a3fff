use super::*;

/// A name and a value: an environment variable, or a setting of the App Mesh proxy.
pub static KEY_VALUE_PAIR: Shape = Shape {
    name: "KeyValuePair",
    words: "an environment variable",
    members: &[Member::new("name", STRING, "its name"), Member::new("value", STRING, "its value, a string")],
    strangers: &[("valueFrom", "TD-ENV-013")],
};

/// Where to find variables.
pub static ENVIRONMENT_FILE: Shape = Shape {
    name: "EnvironmentFile",
    words: "an environment file",
    members: &[
        Member::new("value", STRING, "the ARN of an S3 object whose name ends in .env")
            .required("TD-DOC-022"),
        Member::new("type", Value::choice(&["s3"], "TD-ENV-007"), "where the file is").required("TD-DOC-022"),
    ],
    strangers: &[],
};

/// A value out of Secrets Manager or Parameter Store.
pub static SECRET: Shape = Shape {
    name: "Secret",
    words: "a secret",
    members: &[
        Member::new("name", STRING, "the environment variable or log option that receives it")
            .required("TD-SEC-001"),
        Member::new("valueFrom", STRING, "the ARN of the secret or parameter, or the parameter's name")
            .required("TD-SEC-001"),
    ],
    strangers: &[("value", "TD-SEC-001")],
};

/// How to log in to a private registry.
pub static REPOSITORY_CREDENTIALS: Shape = Shape {
    name: "RepositoryCredentials",
    words: "the repository credentials",
    members: &[Member::new("credentialsParameter", STRING, "the secret that holds user name and password")
        .required("TD-CON-014")],
    strangers: &[],
};

/// A container that another one waits for.
pub static CONTAINER_DEPENDENCY: Shape = Shape {
    name: "ContainerDependency",
    words: "a dependency",
    members: &[
        Member::new("containerName", STRING, "the container that must come first").required("TD-DEP-007"),
        Member::new(
            "condition",
            Value::choice(&["START", "COMPLETE", "SUCCESS", "HEALTHY"], "TD-DEP-006"),
            "what it must have reached",
        )
        .required("TD-DEP-007"),
    ],
    strangers: &[],
};
