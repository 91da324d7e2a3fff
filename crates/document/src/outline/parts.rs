use serde::Serialize;

use crate::network_mode::NetworkMode;
use crate::syntax::Tree;
use crate::task_definition::{
    AwsName, ContainerDefinition, Field, LogConfiguration, LogDriver, MountPoint, PortMapping,
    TaskDefinition, Volume, linked_container,
};

/// What a task has of something, and what its containers ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Budget {
    /// What the task has; none where it has no limit of its own, or it is not clear.
    pub task: Option<i64>,
    /// What the containers ask for together, as far as that is clear.
    pub containers: i64,
    /// Whether it is clear.
    pub is_clear: bool,
}

impl Budget {
    pub(super) fn of_cpu(definition: &TaskDefinition<'_>) -> Self {
        Self::of(definition, &definition.cpu, |units| units.0.into(), |container| container.cpu.or(0))
    }

    pub(super) fn of_memory(definition: &TaskDefinition<'_>) -> Self {
        Self::of(definition, &definition.memory, |mebibytes| mebibytes.0.into(), asked_memory)
    }

    fn of<T>(
        definition: &TaskDefinition<'_>,
        task: &Field<T>,
        number: impl Fn(&T) -> i64,
        each: impl Fn(&ContainerDefinition<'_>) -> Option<i64>,
    ) -> Self {
        let asked: Vec<Option<i64>> = definition.containers().map(each).collect();
        let containers_are_clear =
            definition.container_definitions.is_clear() && asked.iter().all(Option::is_some);
        Self {
            task: task.known().map(number),
            containers: asked.into_iter().flatten().map(|it| it.max(0)).sum(),
            is_clear: containers_are_clear && !task.is_unclear(),
        }
    }
}

/// What a container asks for: what is reserved for it, else its limit.
fn asked_memory(container: &ContainerDefinition<'_>) -> Option<i64> {
    match &container.memory_reservation {
        Field::Absent => container.memory.or(0),
        reservation => reservation.known().copied(),
    }
}

/// A container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContainerOutline {
    /// Its name.
    pub name: Option<String>,
    /// Its image.
    pub image: Option<String>,
    /// Whether the task stops when it does.
    pub essential: Option<bool>,
    /// CPU units.
    pub cpu: Option<i64>,
    /// The hard limit of memory, in MiB.
    pub memory: Option<i64>,
    /// Memory reserved, in MiB.
    pub memory_reservation: Option<i64>,
    /// What it waits for before it starts.
    pub waits_for: Vec<WaitOutline>,
    /// In which step of the start order it starts, from 0; none in a circle.
    pub step: Option<usize>,
    /// Its ports.
    pub ports: Vec<PortOutline>,
    /// What it mounts.
    pub mounts: Vec<MountOutline>,
    /// How many environment variables it is given in the open.
    pub variables: usize,
    /// What it is given in secret.
    pub secrets: Vec<SecretOutline>,
    /// Where its output goes.
    pub log: Option<LogOutline>,
    /// The command that tells whether it is healthy, on one line.
    pub health_check: Option<String>,
    /// JSON Pointer of the container; in the register input where the text was converted to one.
    pub pointer: String,
}

/// A container that another one waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WaitOutline {
    /// The container waited for.
    pub container: String,
    /// What it must have reached: a condition of `dependsOn`, or `START` for links and volumes.
    pub condition: &'static str,
}

/// A port.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PortOutline {
    /// The port, or the range of ports, in the container.
    pub container: String,
    /// The port by which it is reached from outside: `dynamic` where Docker chooses it.
    pub host: Option<String>,
    /// The transport protocol.
    pub protocol: Option<&'static str>,
    /// Its name.
    pub name: Option<String>,
}

/// A volume mounted in a container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MountOutline {
    /// The volume.
    pub volume: String,
    /// Where it is in the container.
    pub path: Option<String>,
    /// Whether the container can only read it.
    pub read_only: Option<bool>,
}

/// A secret given to a container.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SecretOutline {
    /// The variable that receives it.
    pub name: String,
    /// Where it comes from, as written.
    pub from: String,
    /// The service that keeps it.
    pub service: &'static str,
}

/// Where output goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LogOutline {
    /// The log driver.
    pub driver: &'static str,
    /// The group, the address or the output, where the options say it.
    pub destination: Option<String>,
}

/// A volume.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VolumeOutline {
    /// Its name.
    pub name: String,
    /// What it is, as the object of "It is".
    pub kind: String,
    /// The containers that mount it.
    pub mounted_by: Vec<String>,
    /// JSON Pointer of the volume; in the register input where the text was converted to one.
    pub pointer: String,
}

impl ContainerOutline {
    pub(super) fn of(
        tree: &Tree,
        definition: &TaskDefinition<'_>,
        container: &ContainerDefinition<'_>,
    ) -> Self {
        let mode = definition.effective_network_mode();
        let ports = container.port_mappings.items().filter_map(|port| PortOutline::of(port, mode));
        let check = container.health_check.known();
        let command = check.map(|check| check.command.items().copied().collect::<Vec<&str>>().join(" "));
        Self {
            name: owned(&container.name),
            image: owned(&container.image),
            essential: container.is_essential(),
            cpu: container.cpu.known().copied(),
            memory: container.memory.known().copied(),
            memory_reservation: container.memory_reservation.known().copied(),
            waits_for: waits_of(container),
            step: None,
            ports: ports.collect(),
            mounts: container.mount_points.items().filter_map(MountOutline::of).collect(),
            variables: container.environment.elements().len(),
            secrets: secrets_of(container),
            log: container.log_configuration.known().and_then(LogOutline::of),
            health_check: command,
            pointer: tree.pointer(container.at.node),
        }
    }
}

fn owned(field: &Field<&str>) -> Option<String> {
    field.known().map(|text| (*text).to_owned())
}

/// Links and volumes of another container make it start first, as `dependsOn` does.
fn waits_of(container: &ContainerDefinition<'_>) -> Vec<WaitOutline> {
    const STARTED: &str = "START";
    let dependencies = container.depends_on.items().filter_map(|it| {
        let condition = it.condition.known().map_or(STARTED, |condition| condition.as_aws());
        Some(((*it.container_name.known()?).to_owned(), condition))
    });
    let links = container.links.items().map(|link| (linked_container(link).to_owned(), STARTED));
    let volumes = container.volumes_from.items();
    let volumes = volumes.filter_map(|it| Some(((*it.source_container.known()?).to_owned(), STARTED)));
    let all = dependencies.chain(links).chain(volumes);
    all.map(|(container, condition)| WaitOutline { container, condition }).collect()
}

fn secrets_of(container: &ContainerDefinition<'_>) -> Vec<SecretOutline> {
    let secret = |name: &Field<&str>, from: &Field<&str>| {
        let (name, from) = (owned(name)?, owned(from)?);
        let service = if from.starts_with("arn:") && from.contains(":secretsmanager:") {
            "Secrets Manager"
        } else {
            "Parameter Store"
        };
        Some(SecretOutline { name, from, service })
    };
    container.secrets.items().filter_map(|it| secret(&it.name, &it.value_from)).collect()
}

impl PortOutline {
    fn of(port: &PortMapping<'_>, mode: Option<NetworkMode>) -> Option<Self> {
        let range = port.container_port_range.known().map(|range| (*range).to_owned());
        let container = range.or_else(|| port.container_port.known().map(i64::to_string))?;
        let host = match (&port.host_port, mode) {
            (Field::Known { value: 0, .. } | Field::Absent, Some(NetworkMode::Bridge)) => {
                Some("dynamic".to_owned())
            }
            (Field::Absent, Some(NetworkMode::Awsvpc | NetworkMode::Host)) => Some(container.clone()),
            (field, _) => field.known().map(i64::to_string),
        };
        let protocol = port.effective_protocol().map(AwsName::as_aws);
        Some(Self { container, host, protocol, name: owned(&port.name) })
    }
}

impl MountOutline {
    fn of(mount: &MountPoint<'_>) -> Option<Self> {
        let volume = owned(&mount.source_volume)?;
        Some(Self { volume, path: owned(&mount.container_path), read_only: mount.read_only.or(false) })
    }
}

impl LogOutline {
    fn of(configuration: &LogConfiguration<'_>) -> Option<Self> {
        let driver = *configuration.log_driver.known()?;
        let option = match driver {
            LogDriver::Awslogs => "awslogs-group",
            LogDriver::Splunk => "splunk-url",
            LogDriver::Awsfirelens => "Name",
            LogDriver::Syslog => "syslog-address",
            LogDriver::Gelf => "gelf-address",
            LogDriver::Fluentd => "fluentd-address",
            LogDriver::JsonFile | LogDriver::Journald => "",
        };
        let options = configuration.options.known();
        let destination = options.and_then(|options| options.get(option)).and_then(owned);
        Some(Self { driver: driver.as_aws(), destination })
    }
}

impl VolumeOutline {
    pub(super) fn all(tree: &Tree, definition: &TaskDefinition<'_>) -> Vec<Self> {
        // Who mounts what, by volume; of several mounts in one container one counts.
        let mounts = definition
            .mount_points()
            .filter_map(|(container, mount)| Some((*mount.source_volume.known()?, *container.name.known()?)));
        let mounts = ecs_sort::distinct(mounts);
        let outline = |volume: &Volume<'_>| {
            let name = *volume.name.known()?;
            let from = mounts.partition_point(|(mounted, _)| *mounted < name);
            let own = mounts.iter().skip(from).take_while(|(mounted, _)| *mounted == name);
            let mounted_by = own.map(|(_, container)| (*container).to_owned()).collect();
            Some(Self {
                name: name.to_owned(),
                kind: kind(volume),
                mounted_by,
                pointer: tree.pointer(volume.at.node),
            })
        };
        definition.volumes.items().filter_map(outline).collect()
    }
}

/// What a volume is.
fn kind(volume: &Volume<'_>) -> String {
    let called = |what: &str, name: Option<&&str>| match name {
        Some(name) => format!("{what} {name}"),
        None => what.to_owned(),
    };
    if let Some(efs) = volume.efs_volume_configuration.known() {
        return called("the EFS file system", efs.file_system_id.known());
    }
    if let Some(fsx) = volume.fsx_volume_configuration.known() {
        return called("the FSx for Windows file system", fsx.file_system_id.known());
    }
    if let Some(files) = volume.s3files_volume_configuration.known() {
        return called("the S3 Files file system", files.file_system_arn.known());
    }
    if volume.docker_volume_configuration.known().is_some() {
        return "a Docker volume".to_owned();
    }
    if volume.configured_at_launch.known() == Some(&true) {
        return "an EBS volume that is described at launch".to_owned();
    }
    match volume.host.known().and_then(|host| host.source_path.known()) {
        Some(path) => format!("the directory {path} of the instance"),
        None => "a directory that is empty at the start".to_owned(),
    }
}
