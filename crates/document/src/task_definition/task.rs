use super::object::aws_object;
use super::{
    Compatibility, ContainerDefinition, CpuArchitecture, CpuUnits, Field, IpcMode, KeyValuePair, Mebibytes,
    OperatingSystemFamily, PidMode, Volume,
};
use crate::network_mode::NetworkMode;

aws_object! {
    /// A task definition.
    TaskDefinition<'t> {
        /// The name all revisions share.
        family: "family" => &'t str,
        /// The application's role.
        task_role_arn: "taskRoleArn" => &'t str,
        /// The role of image pulls, secrets and logs.
        execution_role_arn: "executionRoleArn" => &'t str,
        /// The network mode as written; see [`TaskDefinition::effective_network_mode`].
        network_mode: "networkMode" => NetworkMode,
        /// The containers.
        container_definitions: "containerDefinitions" => Vec<Field<ContainerDefinition<'t>>>,
        /// The volumes.
        volumes: "volumes" => Vec<Field<Volume<'t>>>,
        /// Conditions on the instance.
        placement_constraints: "placementConstraints" => Vec<Field<PlacementConstraint<'t>>>,
        /// The launch types the definition is validated against.
        requires_compatibilities: "requiresCompatibilities" => Vec<Field<Compatibility>>,
        /// CPU of the task.
        cpu: "cpu" => CpuUnits,
        /// Memory of the task.
        memory: "memory" => Mebibytes,
        /// Tags.
        tags: "tags" => Vec<Field<Tag<'t>>>,
        /// Shared processes.
        pid_mode: "pidMode" => PidMode,
        /// Shared memory.
        ipc_mode: "ipcMode" => IpcMode,
        /// The App Mesh proxy.
        proxy_configuration: "proxyConfiguration" => ProxyConfiguration<'t>,
        /// Withdrawn accelerators.
        inference_accelerators: "inferenceAccelerators" => Vec<Field<InferenceAccelerator<'t>>>,
        /// Local disk on Fargate.
        ephemeral_storage: "ephemeralStorage" => EphemeralStorage,
        /// Processor and operating system.
        runtime_platform: "runtimePlatform" => RuntimePlatform,
        /// Whether faults may be injected.
        enable_fault_injection: "enableFaultInjection" => bool,
        /// Isolation from the instance.
        trusted_execution_configuration: "trustedExecutionConfiguration" => TrustedExecutionConfiguration<'t>,
    }
}

aws_object! {
    /// A condition on the instance.
    PlacementConstraint<'t> {
        /// Its kind; `memberOf` is the only one.
        kind: "type" => &'t str,
        /// The cluster query.
        expression: "expression" => &'t str,
    }
}

aws_object! {
    /// A tag.
    Tag<'t> {
        /// Its name.
        key: "key" => &'t str,
        /// Its value.
        value: "value" => &'t str,
    }
}

aws_object! {
    /// The App Mesh proxy.
    ProxyConfiguration<'t> {
        /// Its kind; `APPMESH` is the only one.
        kind: "type" => &'t str,
        /// The container that is the proxy.
        container_name: "containerName" => &'t str,
        /// Its settings.
        properties: "properties" => Vec<Field<KeyValuePair<'t>>>,
    }
}

aws_object! {
    /// A withdrawn accelerator.
    InferenceAccelerator<'t> {
        /// Its name.
        device_name: "deviceName" => &'t str,
        /// Its type.
        device_type: "deviceType" => &'t str,
    }
}

aws_object! {
    /// Local disk on Fargate.
    EphemeralStorage {
        /// Its size, in GiB.
        size_in_gib: "sizeInGiB" => i64,
    }
}

aws_object! {
    /// Processor and operating system.
    RuntimePlatform {
        /// The processor.
        cpu_architecture: "cpuArchitecture" => CpuArchitecture,
        /// The operating system.
        operating_system_family: "operatingSystemFamily" => OperatingSystemFamily,
    }
}

aws_object! {
    /// Isolation from the instance.
    TrustedExecutionConfiguration<'t> {
        /// How far the task is isolated.
        isolation_mode: "isolationMode" => &'t str,
        /// The attestation policy, in base64.
        attestation_policy: "attestationPolicy" => &'t str,
    }
}
