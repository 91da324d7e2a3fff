use super::*;

/// The input of `RegisterTaskDefinition`.
pub static TASK_DEFINITION: Shape = Shape {
    name: "RegisterTaskDefinitionRequest",
    words: "a task definition",
    members: &[
        Member::new(
            "family",
            Value::text()
                .at_least(1, "TD-FAM-002")
                .not_blank()
                .at_most(255, "TD-FAM-004")
                .matching(Pattern::Identifier, "TD-FAM-003"),
            "the name that all revisions of this task definition share",
        )
        .required("TD-FAM-001"),
        Member::new("taskRoleArn", STRING, "the IAM role of the application: name or ARN"),
        Member::new(
            "executionRoleArn",
            STRING,
            "the IAM role with which ECS pulls images, reads secrets and writes logs: name or ARN",
        ),
        Member::new(
            "networkMode",
            Value::choice(&["bridge", "host", "awsvpc", "none"], "TD-TOP-004"),
            "how the containers are connected to the network",
        )
        .default("bridge on Linux, Docker's nat network on Windows"),
        Member::new(
            "containerDefinitions",
            Value::list(&Value::object(&CONTAINER_DEFINITION))
                .at_least(1, "TD-TOP-002")
                .at_most(10, "TD-TOP-003")
                .mistaken(&[(Json::Object, "TD-DOC-014")]),
            "the containers of the task, 1 to 10",
        )
        .required("TD-TOP-001"),
        Member::new("volumes", Value::list(&Value::object(&VOLUME)), "the volumes that containers can mount"),
        Member::new(
            "placementConstraints",
            Value::list(&Value::object(&PLACEMENT_CONSTRAINT)).at_most(10, "TD-PLC-002"),
            "conditions on the instance a task is placed on",
        )
        .places(Places::of(&[
            Place::Ec2Linux,
            Place::Ec2Windows,
            Place::External,
            Place::ManagedInstances,
        ])),
        Member::new(
            "requiresCompatibilities",
            Value::list(&Value::choice(&["EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"], "TD-TOP-005"))
                .mistaken(&[(Json::String, "TD-DOC-013")]),
            "the launch types the definition is validated against",
        ),
        Member::new(
            "cpu",
            TASK_SIZE,
            "CPU of the whole task: units (1024 are one vCPU) or \"1 vCPU\", as a string",
        )
        .source("API; FT"),
        Member::new("memory", TASK_SIZE, "memory of the whole task: MiB or \"2 GB\", as a string")
            .source("API; FT"),
        Member::new(
            "tags",
            Value::list(&Value::object(&TAG)).at_least(1, "TD-TAG-006").at_most(50, "TD-TAG-001"),
            "labels of the task definition, for people and billing",
        ),
        Member::new(
            "pidMode",
            Value::choice(&["host", "task"], "TD-TOP-006"),
            "whose processes the containers see",
        )
        .places(Places::LINUX),
        Member::new(
            "ipcMode",
            Value::choice(&["host", "task", "none"], "TD-TOP-007"),
            "whose System V and POSIX memory the containers share",
        )
        .places(Places::LINUX_INSTANCES),
        Member::new("proxyConfiguration", Value::object(&PROXY_CONFIGURATION), "the App Mesh proxy")
            .places(Places::of(&[Place::Ec2Linux, Place::FargateLinux])),
        Member::new(
            "inferenceAccelerators",
            Value::list(&Value::object(&INFERENCE_ACCELERATOR)),
            "Elastic Inference accelerators; the service was withdrawn",
        )
        .places(Places::of(&[])),
        Member::new("ephemeralStorage", Value::object(&EPHEMERAL_STORAGE), "local disk of a Fargate task")
            .default("20 GiB on Fargate")
            .places(Places::FARGATE),
        Member::new("runtimePlatform", Value::object(&RUNTIME_PLATFORM), "processor and operating system"),
        Member::new("enableFaultInjection", BOOLEAN, "whether containers may ask for faults to be injected")
            .default("false"),
        Member::new(
            "trustedExecutionConfiguration",
            Value::object(&TRUSTED_EXECUTION),
            "how far the task is isolated from its instance",
        )
        .places(Places::of(&[Place::ManagedInstances])),
    ],
    strangers: &[
        ("taskDefinitionArn", READ_ONLY),
        ("revision", READ_ONLY),
        ("status", READ_ONLY),
        ("requiresAttributes", READ_ONLY),
        ("compatibilities", READ_ONLY),
        ("registeredAt", READ_ONLY),
        ("registeredBy", READ_ONLY),
        ("deregisteredAt", READ_ONLY),
        ("deleteRequestedAt", READ_ONLY),
    ],
};

/// Members that only the answers of AWS have.
const READ_ONLY: &str = "TD-DOC-004";

/// The names of the members that only the answers of AWS have.
pub fn read_only_members() -> impl Iterator<Item = &'static str> {
    TASK_DEFINITION.strangers.iter().filter(|(_, code)| *code == READ_ONLY).map(|(name, _)| *name)
}

/// `cpu` and `memory` of a task are strings, those of a container numbers.
const TASK_SIZE: Value = Value::text().mistaken(&[(Json::Number, "TD-DOC-009")]);

/// A condition on the instance.
pub static PLACEMENT_CONSTRAINT: Shape = Shape {
    name: "TaskDefinitionPlacementConstraint",
    words: "a placement constraint",
    members: &[
        Member::new("type", Value::choice(&["memberOf"], "TD-PLC-001"), "the kind of constraint"),
        Member::new("expression", STRING, "what the instance must be like, in the cluster query language"),
    ],
    strangers: &[],
};

/// A label.
pub static TAG: Shape = Shape {
    name: "Tag",
    words: "a tag",
    members: &[
        Member::new(
            "key",
            Value::text()
                .at_least(1, "TD-TAG-002")
                .checked_by_client()
                .at_most(128, "TD-TAG-002")
                .matching(Pattern::Tag, "TD-TAG-003"),
            "the name of the tag, 1 to 128 characters",
        ),
        Member::new(
            "value",
            Value::text().at_most(256, "TD-TAG-003").matching(Pattern::Tag, "TD-TAG-003"),
            "the value of the tag, up to 256 characters",
        ),
    ],
    strangers: &[],
};

/// The App Mesh proxy.
pub static PROXY_CONFIGURATION: Shape = Shape {
    name: "ProxyConfiguration",
    words: "a proxy configuration",
    members: &[
        Member::new("type", Value::choice(&["APPMESH"], "TD-PROXY-006"), "the kind of proxy")
            .default("APPMESH"),
        Member::new("containerName", STRING, "the container that is the proxy").required("TD-PROXY-007"),
        Member::new("properties", Value::list(&Value::object(&PROXY_PROPERTY)), "settings of the proxy"),
    ],
    strangers: &[],
};

/// A setting of the App Mesh proxy. The API model calls its shape `KeyValuePair`, like that of a variable.
pub static PROXY_PROPERTY: Shape = Shape {
    name: "KeyValuePair",
    words: "a proxy setting",
    members: &[Member::new("name", STRING, "its name"), Member::new("value", STRING, "its value, a string")],
    strangers: &[],
};

/// An Elastic Inference accelerator.
pub static INFERENCE_ACCELERATOR: Shape = Shape {
    name: "InferenceAccelerator",
    words: "an inference accelerator",
    members: &[
        Member::new("deviceName", STRING, "its name").required(WITHDRAWN),
        Member::new("deviceType", STRING, "its type").required(WITHDRAWN),
    ],
    strangers: &[],
};

/// Whatever is wrong with an accelerator, having one is what matters.
const WITHDRAWN: &str = "TD-TOP-008";

/// Local disk.
pub static EPHEMERAL_STORAGE: Shape = Shape {
    name: "EphemeralStorage",
    words: "the ephemeral storage",
    members: &[Member::new(
        "sizeInGiB",
        Value::integer().at_least(21, "TD-SIZE-020").at_most(200, "TD-SIZE-021"),
        "the size, 21 to 200 GiB",
    )
    .required("TD-SIZE-023")],
    strangers: &[],
};

/// Processor and operating system.
pub static RUNTIME_PLATFORM: Shape = Shape {
    name: "RuntimePlatform",
    words: "the runtime platform",
    members: &[
        Member::new("cpuArchitecture", Value::choice(&["X86_64", "ARM64"], ANY_CHOICE), "the processor")
            .default("X86_64"),
        Member::new(
            "operatingSystemFamily",
            Value::choice(
                &[
                    "LINUX",
                    "WINDOWS_SERVER_2016_FULL",
                    "WINDOWS_SERVER_2004_CORE",
                    "WINDOWS_SERVER_20H2_CORE",
                    "WINDOWS_SERVER_2019_CORE",
                    "WINDOWS_SERVER_2019_FULL",
                    "WINDOWS_SERVER_2022_CORE",
                    "WINDOWS_SERVER_2022_FULL",
                    "WINDOWS_SERVER_2025_CORE",
                    "WINDOWS_SERVER_2025_FULL",
                ],
                "TD-WIN-014",
            ),
            "the operating system",
        )
        .default("LINUX"),
    ],
    strangers: &[],
};

/// Isolation from the instance.
pub static TRUSTED_EXECUTION: Shape = Shape {
    name: "TrustedExecutionConfiguration",
    words: "a trusted execution configuration",
    members: &[
        Member::new(
            "isolationMode",
            Value::choice(&["SHARED", "ISOLATED_SANDBOX", "CONFIDENTIAL_SANDBOX"], ANY_CHOICE),
            "how far the task is isolated",
        )
        .default("SHARED")
        .required("TD-MI-009"),
        Member::new("attestationPolicy", STRING, "the attestation policy, in base64"),
    ],
    strangers: &[],
};
