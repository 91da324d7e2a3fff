//! A task definition as types: every member is a [`Field`] that says whether it is absent, unknown, broken or
//! known, and where it stands.

mod container;
mod effective;
mod enums;
mod fargate;
mod field;
mod object;
mod size;
mod start;
mod task;
mod volume;

pub use container::{
    ContainerDefinition, Device, ExtraHost, FirelensConfiguration, HealthCheck, KernelCapabilities,
    LinuxParameters, LogConfiguration, NvidiaMps, PortMapping, ResourceRequirement, RestartPolicy,
    SharingStrategy, SystemControl, Tmpfs, Ulimit,
};
pub use effective::linked_container;
pub(crate) use enums::aws_enum;
pub use enums::{
    ApplicationProtocol, AwsName, Compatibility, ContainerCondition, CpuArchitecture, EnabledOrDisabled,
    FirelensType, IpcMode, LogDriver, OperatingSystemFamily, PidMode, ResourceType, TransportProtocol,
    VersionConsistency, VolumeScope,
};
pub use fargate::{FARGATE_SIZES, FargateSize, is_fargate_size, nearest_fargate_sizes};
pub use field::{At, Field, List, StringMap, Unknown};
pub use object::{Read, Reader};
pub use size::{CpuUnits, Mebibytes};
pub use start::{ContainerDependency, EnvironmentFile, KeyValuePair, RepositoryCredentials, Secret};
pub use task::{
    EphemeralStorage, InferenceAccelerator, PlacementConstraint, ProxyConfiguration, RuntimePlatform, Tag,
    TaskDefinition, TrustedExecutionConfiguration,
};
pub use volume::{
    DockerVolumeConfiguration, EfsAuthorizationConfig, EfsVolumeConfiguration, FsxAuthorizationConfig,
    FsxVolumeConfiguration, HostVolume, MountPoint, S3FilesVolumeConfiguration, Volume, VolumeFrom,
};
