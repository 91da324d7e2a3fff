//! What ECS fills in, as one table: section 1 of the reference.

use crate::lint::{Context, Grade};
use crate::network_mode::NetworkMode;
use crate::schema::{Place, Places};
use crate::syntax::{Kind, NodeId};

/// Something that ECS fills in.
pub(super) struct Default {
    /// The shape it is a member of, or the member that is the map it is an entry of.
    pub of: &'static str,
    /// The member.
    pub member: &'static str,
    /// The value in JSON; empty where no JSON says it, `None` where nothing is filled in.
    pub value: fn(&Circumstances<'_>) -> Option<String>,
    /// A condition or reason, in words.
    pub note: &'static str,
    pub source: &'static str,
    pub grade: Grade,
    /// Where it applies.
    pub places: Places,
    /// After which members it would stand, the first of which is there.
    pub after: &'static [&'static str],
    /// Whether it is worth showing inside the definition.
    pub inline: bool,
    /// Whether AWS takes it when it is written.
    pub writable: bool,
}

/// Where a member is absent.
pub(super) struct Circumstances<'c> {
    pub context: &'c Context<'c>,
    /// Where the task is to run.
    pub places: &'c [Place],
    /// The object that lacks it.
    pub object: NodeId,
}

impl Circumstances<'_> {
    fn has(&self, member: &str) -> bool {
        let tree = self.context.tree;
        tree.member(self.object, member).is_some_and(|node| tree.kind(node) != Kind::Null)
    }

    /// The string of `member`, of this object or of the one around it.
    fn string(&self, object: NodeId, member: &str) -> Option<&str> {
        self.context.tree.string(self.context.tree.member(object, member)?)
    }
}

impl Default {
    const fn new(
        of: &'static str,
        member: &'static str,
        value: fn(&Circumstances<'_>) -> Option<String>,
    ) -> Self {
        Self {
            of,
            member,
            value,
            note: "",
            source: "API",
            grade: Grade::D,
            places: Places::ALL,
            after: &[],
            inline: false,
            writable: true,
        }
    }

    const fn note(mut self, note: &'static str) -> Self {
        self.note = note;
        self
    }

    const fn source(mut self, source: &'static str) -> Self {
        self.source = source;
        self
    }

    const fn on(mut self, places: Places) -> Self {
        self.places = places;
        self
    }

    /// Shown inside the definition, after one of these.
    const fn shown_after(mut self, after: &'static [&'static str]) -> Self {
        self.after = after;
        self.inline = true;
        self
    }

    /// AWS fills it in and does not take it when it is written.
    const fn not_writable(mut self) -> Self {
        self.writable = false;
        self
    }
}

/// A value that does not depend on anything.
macro_rules! always {
    ($json:literal) => {
        |_| Some($json.to_owned())
    };
}

const TASK: &str = "RegisterTaskDefinitionRequest";
const CONTAINER: &str = "ContainerDefinition";
const PORT: &str = "PortMapping";
const HEALTH: &str = "HealthCheck";
const EFS: &str = "EFSVolumeConfiguration";
/// Docker's own volumes.
const DOCKER_VOLUMES: Places = Places::of(&[Place::Ec2Linux, Place::Ec2Windows, Place::External]);

/// All of it, by shape.
pub(super) const DEFAULTS: &[Default] = &[
    Default::new(TASK, "networkMode", network_mode)
        .note("bridge on Linux, awsvpc on Managed Instances, Docker's nat network for Windows")
        .source("API; MI")
        .shown_after(&["family", "requiresCompatibilities"]),
    Default::new(TASK, "ephemeralStorage", always!(r#"{ "sizeInGiB": 20 }"#))
        .note("20 GiB come with every task; only 21 GiB and more can be written")
        .source("API; PF:pf-ecs-ephemeral-storage-range")
        .on(Places::FARGATE)
        .shown_after(&["memory", "cpu", "family"])
        .not_writable(),
    Default::new(TASK, "runtimePlatform", |it| {
        let linux = r#"{ "cpuArchitecture": "X86_64", "operatingSystemFamily": "LINUX" }"#;
        (!it.context.lens.is_windows()).then(|| linux.to_owned())
    })
    .source("API; aws-samples/amazon-bedrock-serverless-prompt-chaining#213")
    .on(Places::of(&[Place::FargateLinux]))
    .shown_after(&["requiresCompatibilities", "memory", "family"]),
    Default::new("RuntimePlatform", "cpuArchitecture", always!(r#""X86_64""#)).on(Places::FARGATE),
    Default::new("RuntimePlatform", "operatingSystemFamily", always!(r#""LINUX""#))
        .on(Places::of(&[Place::FargateLinux])),
    Default::new(TASK, "enableFaultInjection", always!("false")),
    Default::new("ProxyConfiguration", "type", always!(r#""APPMESH""#)),
    Default::new(CONTAINER, "cpu", always!("0")),
    Default::new(CONTAINER, "essential", always!("true"))
        .note("the task stops when this container does")
        .source("API; PF:pf-ecs-essential-container")
        .shown_after(&["image", "name"]),
    Default::new(CONTAINER, "stopTimeout", always!("30"))
        .note("seconds between SIGTERM and SIGKILL; on EC2 the agent of the instance may say otherwise"),
    Default::new(CONTAINER, "versionConsistency", always!(r#""enabled""#)),
    Default::new(CONTAINER, "privileged", always!("false")).on(Places::LINUX_INSTANCES),
    Default::new(CONTAINER, "readonlyRootFilesystem", always!("false")).on(Places::LINUX),
    Default::new(CONTAINER, "interactive", always!("false")),
    Default::new(CONTAINER, "pseudoTerminal", always!("false")),
    Default::new(
        CONTAINER,
        "ulimits",
        always!(r#"[{ "name": "nofile", "softLimit": 65535, "hardLimit": 65535 }]"#),
    )
    .source("API; DG23:AWS_Fargate")
    .on(Places::of(&[Place::FargateLinux])),
    Default::new(PORT, "hostPort", host_port)
        .note("the container port; behind a bridge 0, for which Docker takes a free port of the instance")
        .shown_after(&["containerPort"]),
    Default::new(PORT, "protocol", always!(r#""tcp""#)).shown_after(&[
        "hostPort",
        "containerPort",
        "containerPortRange",
    ]),
    Default::new(HEALTH, "interval", always!("30")).note("seconds").shown_after(&["command"]),
    Default::new(HEALTH, "timeout", always!("5")).note("seconds").shown_after(&["interval", "command"]),
    Default::new(HEALTH, "retries", always!("3")).shown_after(&["timeout", "interval", "command"]),
    Default::new(HEALTH, "startPeriod", always!("0")).note("failures count from the start"),
    Default::new("ContainerRestartPolicy", "restartAttemptPeriod", always!("300"))
        .note("seconds a container must have run to be restarted")
        .shown_after(&["enabled"]),
    Default::new("options", "mode", |it| is_awslogs(it).then(|| r#""non-blocking""#.to_owned()))
        .note("since 2025-06-25, unless the account's setting defaultLogDriverMode says otherwise")
        .shown_after(&["awslogs-stream-prefix", "awslogs-group"]),
    Default::new("options", "max-buffer-size", |it| {
        let blocks = it.string(it.object, "mode") == Some("blocking");
        (is_awslogs(it) && !blocks).then(|| r#""10m""#.to_owned())
    })
    .note("in mode non-blocking: lines beyond it are lost"),
    Default::new("LinuxParameters", "initProcessEnabled", always!("false")).on(Places::LINUX),
    Default::new("LinuxParameters", "swappiness", |it| it.has("maxSwap").then(|| "60".to_owned()))
        .on(Places::LINUX_INSTANCES),
    Default::new("Device", "permissions", always!(r#"["read", "write", "mknod"]"#))
        .on(Places::LINUX_INSTANCES),
    Default::new("MountPoint", "readOnly", always!("false")),
    Default::new("VolumeFrom", "readOnly", always!("false")),
    Default::new("Volume", "host", |it| {
        const KINDS: [&str; 5] = [
            "dockerVolumeConfiguration",
            "efsVolumeConfiguration",
            "s3filesVolumeConfiguration",
            "fsxWindowsFileServerVolumeConfiguration",
            "configuredAtLaunch",
        ];
        (!KINDS.into_iter().any(|kind| it.has(kind))).then(|| "{}".to_owned())
    })
    .note("a directory that is empty at the start and lives as long as the task"),
    Default::new("DockerVolumeConfiguration", "scope", always!(r#""task""#)).on(DOCKER_VOLUMES),
    Default::new("DockerVolumeConfiguration", "driver", always!(r#""local""#)).on(DOCKER_VOLUMES),
    Default::new(EFS, "rootDirectory", always!(r#""/""#)),
    Default::new(EFS, "transitEncryption", always!(r#""DISABLED""#))
        .shown_after(&["rootDirectory", "fileSystemId"]),
    Default::new("EFSAuthorizationConfig", "iam", always!(r#""DISABLED""#)).shown_after(&["accessPointId"]),
    Default::new("S3FilesVolumeConfiguration", "rootDirectory", always!(r#""/""#)),
];

/// Bridge on Linux, awsvpc on Managed Instances, and for Windows Docker's nat network, which has no name in the
/// API. Fargate has no default: it refuses a definition that names no mode.
fn network_mode(it: &Circumstances<'_>) -> Option<String> {
    let mode = |place: &Place| match place {
        Place::Ec2Linux | Place::External => Some("\"bridge\""),
        Place::ManagedInstances => Some("\"awsvpc\""),
        Place::Ec2Windows => Some(""),
        Place::FargateLinux | Place::FargateWindows => None,
    };
    let mut modes = it.places.iter().map(mode);
    let first = modes.next().flatten()?;
    let known = it.context.definition.is_windows().is_some();
    (known && modes.all(|mode| mode == Some(first))).then(|| first.to_owned())
}

/// The container port where the task's network is the only one, a dynamic port behind a bridge.
fn host_port(it: &Circumstances<'_>) -> Option<String> {
    let tree = it.context.tree;
    let port = tree.integer(tree.member(it.object, "containerPort")?)?;
    match mode_of_task(it)? {
        NetworkMode::Awsvpc | NetworkMode::Host => Some(port.to_string()),
        NetworkMode::Bridge => Some("0".to_owned()),
        NetworkMode::None => None,
    }
}

/// The network mode that is written, or that everything the task is to run on fills in.
fn mode_of_task(it: &Circumstances<'_>) -> Option<NetworkMode> {
    match &it.context.definition.network_mode {
        field if field.is_absent() => match network_mode(it)?.as_str() {
            "\"bridge\"" => Some(NetworkMode::Bridge),
            "\"awsvpc\"" => Some(NetworkMode::Awsvpc),
            _ => None,
        },
        field => field.known().copied(),
    }
}

fn is_awslogs(it: &Circumstances<'_>) -> bool {
    let configuration = it.context.tree.parent(it.object);
    configuration.and_then(|configuration| it.string(configuration, "logDriver")) == Some("awslogs")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::shapes;

    /// A row with another name would never be looked up.
    #[test]
    fn rows_are_about_members_of_the_tables() {
        for row in DEFAULTS.iter().filter(|row| row.of != "options") {
            let shape = shapes::ALL.iter().find(|shape| shape.name == row.of).expect(row.of);
            for name in row.after.iter().chain([&row.member]) {
                assert!(shape.member(name).is_some(), "{} {name}", row.of);
            }
        }
    }
}
