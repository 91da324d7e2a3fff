use super::*;

/// A container.
pub static CONTAINER_DEFINITION: Shape = Shape {
    name: "ContainerDefinition",
    words: "a container",
    members: &[
        Member::new(
            "name",
            Value::text()
                .at_least(1, "TD-CON-001")
                .at_most(255, "TD-CON-003")
                .matching(Pattern::Identifier, "TD-CON-002"),
            "the name, unique in the task",
        )
        .demanded("TD-CON-001"),
        Member::new(
            "image",
            Value::text().at_least(1, "TD-CON-005").matching(Pattern::Image, "TD-CON-006"),
            "the image: repository:tag or repository@digest, 255 characters without the digest",
        )
        .demanded("TD-CON-005"),
        Member::new(
            "repositoryCredentials",
            Value::object(&REPOSITORY_CREDENTIALS),
            "how to log in to the registry",
        ),
        Member::new(
            "cpu",
            Value::integer().at_least(0, "TD-SIZE-018"),
            "CPU units, 1024 for one vCPU: a share on Linux, a hard limit on Windows",
        )
        .default("0"),
        Member::new(
            "memory",
            Value::integer().at_least(0, "TD-SIZE-017"),
            "hard limit of memory, in MiB: a container that needs more is killed",
        ),
        Member::new(
            "memoryReservation",
            Value::integer().at_least(0, "TD-SIZE-017"),
            "memory reserved, in MiB; not above memory",
        )
        .places(Places::LINUX),
        Member::new("links", STRINGS, "containers reachable by name in bridge mode: name or name:alias")
            .places(NO_AWSVPC),
        Member::new("portMappings", Value::list(&PORT), "the ports the container offers"),
        Member::new("essential", BOOLEAN, "whether the task stops when this container does").default("true"),
        Member::new("restartPolicy", Value::object(&CONTAINER_RESTART_POLICY), "restarts inside the task")
            .places(Places::of(&[
                Place::Ec2Linux,
                Place::FargateLinux,
                Place::FargateWindows,
                Place::ManagedInstances,
            ])),
        Member::new("entryPoint", ARGUMENTS, "the program, one argument an element").default("the image's"),
        Member::new("command", ARGUMENTS, "its arguments, one an element").default("the image's"),
        Member::new("environment", Value::list(&VARIABLE), "environment variables"),
        Member::new(
            "environmentFiles",
            Value::list(&Value::object(&ENVIRONMENT_FILE)).at_most(10, "TD-ENV-005"),
            "files of environment variables in S3, up to 10",
        )
        .places(Places::of(&[
            Place::Ec2Linux,
            Place::Ec2Windows,
            Place::FargateLinux,
            Place::External,
            Place::ManagedInstances,
        ])),
        Member::new("mountPoints", Value::list(&Value::object(&MOUNT_POINT)), "where volumes are mounted"),
        Member::new(
            "volumesFrom",
            Value::list(&Value::object(&VOLUME_FROM)),
            "containers whose volumes are mounted as well",
        ),
        Member::new("linuxParameters", Value::object(&LINUX_PARAMETERS), "settings of the Linux kernel")
            .places(Places::LINUX),
        Member::new(
            "secrets",
            Value::list(&Value::object(&SECRET)),
            "environment variables that are secrets",
        ),
        Member::new(
            "dependsOn",
            Value::list(&DEPENDENCY).mistaken(&[(Json::Object, "TD-DEP-008")]),
            "what must come first",
        ),
        Member::new(
            "startTimeout",
            INTEGER,
            "seconds in which it must reach what others wait for; on Fargate 2 to 120",
        ),
        Member::new("stopTimeout", INTEGER, "seconds between SIGTERM and SIGKILL; on Fargate 2 to 120")
            .default("30"),
        Member::new(
            "versionConsistency",
            Value::choice(&["enabled", "disabled"], "TD-CON-015"),
            "whether a service keeps to the digest that the tag had at its deployment",
        )
        .default("enabled"),
        Member::new("hostname", STRING, "the host name the container sees").places(NO_AWSVPC_WINDOWS_TOO),
        Member::new("user", STRING, "user and group: name or number, user:group").places(Places::LINUX),
        Member::new("workingDirectory", STRING, "the directory the program starts in"),
        Member::new("disableNetworking", BOOLEAN, "whether the container has no network").places(NO_AWSVPC),
        Member::new("privileged", BOOLEAN, "whether the container has the rights of root on its instance")
            .default("false")
            .places(Places::LINUX_INSTANCES),
        Member::new("readonlyRootFilesystem", BOOLEAN, "whether the image's files can only be read")
            .default("false")
            .places(Places::LINUX),
        Member::new("dnsServers", STRINGS, "addresses of DNS servers").places(NO_AWSVPC),
        Member::new(
            "dnsSearchDomains",
            Value::list(&SEARCH_DOMAIN),
            "domains in which short names are looked up",
        )
        .places(NO_AWSVPC)
        .source("API; DG23:task_definition_parameters"),
        Member::new("extraHosts", Value::list(&Value::object(&HOST_ENTRY)), "lines of /etc/hosts")
            .places(NO_AWSVPC),
        Member::new("dockerSecurityOptions", STRINGS, "labels of SELinux or AppArmor, credential specs")
            .places(Places::of(&[
                Place::Ec2Linux,
                Place::Ec2Windows,
                Place::External,
                Place::ManagedInstances,
            ])),
        Member::new("interactive", BOOLEAN, "whether standard input stays open").default("false"),
        Member::new("pseudoTerminal", BOOLEAN, "whether the container has a terminal").default("false"),
        Member::new("dockerLabels", STRING_MAP, "labels of the container"),
        Member::new("ulimits", Value::list(&Value::object(&ULIMIT)), "limits of its processes")
            .places(Places::LINUX),
        Member::new("logConfiguration", Value::object(&LOG_CONFIGURATION), "where its output goes"),
        Member::new(
            "healthCheck",
            Value::object(&HEALTH_CHECK),
            "a command that tells whether it is healthy",
        ),
        Member::new("systemControls", Value::list(&Value::object(&SYSTEM_CONTROL)), "kernel parameters")
            .places(Places::LINUX),
        Member::new(
            "resourceRequirements",
            Value::list(&Value::object(&RESOURCE_REQUIREMENT)),
            "GPUs and other devices",
        )
        .places(Places::LINUX_INSTANCES),
        Member::new(
            "firelensConfiguration",
            Value::object(&FIRELENS_CONFIGURATION),
            "makes it the log router",
        )
        .places(Places::LINUX),
        Member::new(
            "credentialSpecs",
            Value::list(&STRING).at_most(1, "TD-CON-017"),
            "the Active Directory credential spec, at most one",
        )
        .places(Places::of(&[Place::Ec2Linux, Place::Ec2Windows, Place::FargateLinux]))
        .source("API; DG:fargate-linux-gmsa"),
    ],
    strangers: &[],
};

/// Where containers can be outside awsvpc, on Linux.
const NO_AWSVPC: Places = Places::of(&[Place::Ec2Linux, Place::External]);
const NO_AWSVPC_WINDOWS_TOO: Places = Places::of(&[Place::Ec2Linux, Place::Ec2Windows, Place::External]);

const PORT: Value = Value::object(&PORT_MAPPING).mistaken(&[(Json::String, "TD-PORT-023")]);
const VARIABLE: Value = Value::object(&KEY_VALUE_PAIR).mistaken(&[(Json::String, "TD-ENV-012")]);
const DEPENDENCY: Value = Value::object(&CONTAINER_DEPENDENCY).mistaken(&[(Json::String, "TD-DEP-008")]);
const ARGUMENTS: Value = STRINGS;
const SEARCH_DOMAIN: Value = Value::text().matching(Pattern::SearchDomain, "TD-CON-019");
