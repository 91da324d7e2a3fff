//! The tables: one file for each part of a task definition.

mod container;
mod health;
mod linux;
mod logs;
mod network;
mod resources;
mod start;
mod task;
mod volumes;

pub use container::CONTAINER_DEFINITION;
pub use health::{CONTAINER_RESTART_POLICY, HEALTH_CHECK};
pub use linux::{CAPABILITIES, DEVICE, KERNEL_CAPABILITIES, LINUX_PARAMETERS, SYSTEM_CONTROL, TMPFS, ULIMIT};
pub use logs::{FIRELENS_CONFIGURATION, LOG_CONFIGURATION};
pub use network::{HOST_ENTRY, PORT_MAPPING};
pub use resources::{NVIDIA_MPS, RESOURCE_REQUIREMENT, SHARING_STRATEGY};
pub use start::{CONTAINER_DEPENDENCY, ENVIRONMENT_FILE, KEY_VALUE_PAIR, REPOSITORY_CREDENTIALS, SECRET};
pub use task::{
    EPHEMERAL_STORAGE, INFERENCE_ACCELERATOR, PLACEMENT_CONSTRAINT, PROXY_CONFIGURATION, PROXY_PROPERTY,
    RUNTIME_PLATFORM, TAG, TASK_DEFINITION, TRUSTED_EXECUTION, read_only_members,
};
pub use volumes::{
    DOCKER_VOLUME, EFS_AUTHORIZATION, EFS_VOLUME, FSX_AUTHORIZATION, FSX_VOLUME, HOST_VOLUME, MOUNT_POINT,
    S3_FILES_VOLUME, VOLUME, VOLUME_FROM,
};

use super::{Json, Member, Pattern, Place, Places, Shape, Value};

/// Every shape, outermost first.
pub const ALL: &[&Shape] = &[
    &TASK_DEFINITION,
    &CONTAINER_DEFINITION,
    &REPOSITORY_CREDENTIALS,
    &PORT_MAPPING,
    &CONTAINER_RESTART_POLICY,
    &KEY_VALUE_PAIR,
    &PROXY_PROPERTY,
    &ENVIRONMENT_FILE,
    &MOUNT_POINT,
    &VOLUME_FROM,
    &LINUX_PARAMETERS,
    &KERNEL_CAPABILITIES,
    &DEVICE,
    &TMPFS,
    &SECRET,
    &CONTAINER_DEPENDENCY,
    &HOST_ENTRY,
    &ULIMIT,
    &LOG_CONFIGURATION,
    &HEALTH_CHECK,
    &SYSTEM_CONTROL,
    &RESOURCE_REQUIREMENT,
    &SHARING_STRATEGY,
    &NVIDIA_MPS,
    &FIRELENS_CONFIGURATION,
    &VOLUME,
    &HOST_VOLUME,
    &DOCKER_VOLUME,
    &EFS_VOLUME,
    &EFS_AUTHORIZATION,
    &S3_FILES_VOLUME,
    &FSX_VOLUME,
    &FSX_AUTHORIZATION,
    &PLACEMENT_CONSTRAINT,
    &TAG,
    &PROXY_CONFIGURATION,
    &EPHEMERAL_STORAGE,
    &RUNTIME_PLATFORM,
    &INFERENCE_ACCELERATOR,
    &TRUSTED_EXECUTION,
];

/// The rule about values outside the set the API model lists, where no rule of its own speaks.
const ANY_CHOICE: super::Code = "TD-DOC-021";

const STRING: Value = Value::text();
const STRINGS: Value = Value::list(&STRING);
const INTEGER: Value = Value::integer();
const BOOLEAN: Value = Value::boolean();
const STRING_MAP: Value = Value::map(&STRING);
/// A switch spelled in capitals; many write it as the boolean it is not.
const ENABLED_OR_DISABLED: Value =
    Value::choice(&["ENABLED", "DISABLED"], "TD-EFS-007").mistaken(&[(Json::Boolean, "TD-EFS-007")]);
