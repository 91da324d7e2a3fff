use super::object::aws_object;
use super::{
    ApplicationProtocol, ContainerDependency, EnvironmentFile, Field, FirelensType, KeyValuePair, LogDriver,
    MountPoint, RepositoryCredentials, ResourceType, Secret, StringMap, TransportProtocol,
    VersionConsistency, VolumeFrom,
};

aws_object! {
    /// A container.
    ContainerDefinition<'t> {
        /// Its name.
        name: "name" => &'t str,
        /// Its image.
        image: "image" => &'t str,
        /// How to log in to the registry.
        repository_credentials: "repositoryCredentials" => RepositoryCredentials<'t>,
        /// CPU units: a share on Linux, a limit on Windows.
        cpu: "cpu" => i64,
        /// Hard limit of memory, in MiB.
        memory: "memory" => i64,
        /// Memory reserved, in MiB.
        memory_reservation: "memoryReservation" => i64,
        /// Containers reachable by name.
        links: "links" => Vec<Field<&'t str>>,
        /// The ports it offers.
        port_mappings: "portMappings" => Vec<Field<PortMapping<'t>>>,
        /// Whether the task stops with it; see [`ContainerDefinition::is_essential`].
        essential: "essential" => bool,
        /// Restarts inside the task.
        restart_policy: "restartPolicy" => RestartPolicy,
        /// The program.
        entry_point: "entryPoint" => Vec<Field<&'t str>>,
        /// Its arguments.
        command: "command" => Vec<Field<&'t str>>,
        /// Environment variables.
        environment: "environment" => Vec<Field<KeyValuePair<'t>>>,
        /// Files of environment variables.
        environment_files: "environmentFiles" => Vec<Field<EnvironmentFile<'t>>>,
        /// Where volumes are mounted.
        mount_points: "mountPoints" => Vec<Field<MountPoint<'t>>>,
        /// Containers whose volumes are mounted too.
        volumes_from: "volumesFrom" => Vec<Field<VolumeFrom<'t>>>,
        /// Settings of the kernel.
        linux_parameters: "linuxParameters" => LinuxParameters<'t>,
        /// Environment variables that are secrets.
        secrets: "secrets" => Vec<Field<Secret<'t>>>,
        /// What must come first.
        depends_on: "dependsOn" => Vec<Field<ContainerDependency<'t>>>,
        /// Seconds in which it must reach what others wait for.
        start_timeout: "startTimeout" => i64,
        /// Seconds between SIGTERM and SIGKILL.
        stop_timeout: "stopTimeout" => i64,
        /// Whether tags are resolved once per deployment.
        version_consistency: "versionConsistency" => VersionConsistency,
        /// The host name it sees.
        hostname: "hostname" => &'t str,
        /// User and group.
        user: "user" => &'t str,
        /// The directory it starts in.
        working_directory: "workingDirectory" => &'t str,
        /// Whether it has no network.
        disable_networking: "disableNetworking" => bool,
        /// Whether it has root's rights on the instance.
        privileged: "privileged" => bool,
        /// Whether the image's files can only be read.
        readonly_root_filesystem: "readonlyRootFilesystem" => bool,
        /// DNS servers.
        dns_servers: "dnsServers" => Vec<Field<&'t str>>,
        /// Search domains.
        dns_search_domains: "dnsSearchDomains" => Vec<Field<&'t str>>,
        /// Lines of /etc/hosts.
        extra_hosts: "extraHosts" => Vec<Field<ExtraHost<'t>>>,
        /// Labels of SELinux or AppArmor.
        docker_security_options: "dockerSecurityOptions" => Vec<Field<&'t str>>,
        /// Whether standard input stays open.
        interactive: "interactive" => bool,
        /// Whether it has a terminal.
        pseudo_terminal: "pseudoTerminal" => bool,
        /// Labels.
        docker_labels: "dockerLabels" => StringMap<'t>,
        /// Limits of its processes.
        ulimits: "ulimits" => Vec<Field<Ulimit<'t>>>,
        /// Where its output goes.
        log_configuration: "logConfiguration" => LogConfiguration<'t>,
        /// How its health is told.
        health_check: "healthCheck" => HealthCheck<'t>,
        /// Kernel parameters.
        system_controls: "systemControls" => Vec<Field<SystemControl<'t>>>,
        /// GPUs and the like.
        resource_requirements: "resourceRequirements" => Vec<Field<ResourceRequirement<'t>>>,
        /// Makes it the log router.
        firelens_configuration: "firelensConfiguration" => FirelensConfiguration<'t>,
        /// The Active Directory credential spec.
        credential_specs: "credentialSpecs" => Vec<Field<&'t str>>,
    }
}

aws_object! {
    /// A port that a container offers.
    PortMapping<'t> {
        /// The port the application listens on.
        container_port: "containerPort" => i64,
        /// The port of the instance.
        host_port: "hostPort" => i64,
        /// The protocol as written; see [`PortMapping::effective_protocol`].
        protocol: "protocol" => TransportProtocol,
        /// The name for Service Connect.
        name: "name" => &'t str,
        /// The protocol for Service Connect.
        app_protocol: "appProtocol" => ApplicationProtocol,
        /// A range of ports.
        container_port_range: "containerPortRange" => &'t str,
    }
}

aws_object! {
    /// Restarts inside the task.
    RestartPolicy {
        /// Whether the container is restarted.
        enabled: "enabled" => bool,
        /// Exit codes after which it is not.
        ignored_exit_codes: "ignoredExitCodes" => Vec<Field<i64>>,
        /// Seconds it must have run.
        restart_attempt_period: "restartAttemptPeriod" => i64,
    }
}

aws_object! {
    /// A command that tells whether a container is healthy.
    HealthCheck<'t> {
        /// The command, led by `CMD` or `CMD-SHELL`.
        command: "command" => Vec<Field<&'t str>>,
        /// Seconds between checks.
        interval: "interval" => i64,
        /// Seconds until a check counts as failed.
        timeout: "timeout" => i64,
        /// Failures until it is unhealthy.
        retries: "retries" => i64,
        /// Seconds in which failures do not count.
        start_period: "startPeriod" => i64,
    }
}

aws_object! {
    /// Where the output goes.
    LogConfiguration<'t> {
        /// The log driver.
        log_driver: "logDriver" => LogDriver,
        /// Its settings.
        options: "options" => StringMap<'t>,
        /// Settings that are secrets.
        secret_options: "secretOptions" => Vec<Field<Secret<'t>>>,
    }
}

aws_object! {
    /// The log router.
    FirelensConfiguration<'t> {
        /// The program.
        kind: "type" => FirelensType,
        /// Its settings.
        options: "options" => StringMap<'t>,
    }
}

aws_object! {
    /// Settings of the kernel.
    LinuxParameters<'t> {
        /// Kernel capabilities.
        capabilities: "capabilities" => KernelCapabilities<'t>,
        /// Devices of the instance.
        devices: "devices" => Vec<Field<Device<'t>>>,
        /// Whether there is an init process.
        init_process_enabled: "initProcessEnabled" => bool,
        /// Size of /dev/shm, in MiB.
        shared_memory_size: "sharedMemorySize" => i64,
        /// File systems in memory.
        tmpfs: "tmpfs" => Vec<Field<Tmpfs<'t>>>,
        /// Swap, in MiB.
        max_swap: "maxSwap" => i64,
        /// Readiness to swap.
        swappiness: "swappiness" => i64,
    }
}

aws_object! {
    /// Kernel capabilities.
    KernelCapabilities<'t> {
        /// Added.
        add: "add" => Vec<Field<&'t str>>,
        /// Taken away.
        drop: "drop" => Vec<Field<&'t str>>,
    }
}

aws_object! {
    /// A device of the instance.
    Device<'t> {
        /// Its path on the instance.
        host_path: "hostPath" => &'t str,
        /// Its path in the container.
        container_path: "containerPath" => &'t str,
        /// What the container may do.
        permissions: "permissions" => Vec<Field<&'t str>>,
    }
}

aws_object! {
    /// A file system in memory.
    Tmpfs<'t> {
        /// Where it is mounted.
        container_path: "containerPath" => &'t str,
        /// Its greatest size, in MiB.
        size: "size" => i64,
        /// Mount options.
        mount_options: "mountOptions" => Vec<Field<&'t str>>,
    }
}

aws_object! {
    /// A limit of a process.
    Ulimit<'t> {
        /// What is limited.
        name: "name" => &'t str,
        /// The limit at the start.
        soft_limit: "softLimit" => i64,
        /// The limit it can be raised to.
        hard_limit: "hardLimit" => i64,
    }
}

aws_object! {
    /// A line of /etc/hosts.
    ExtraHost<'t> {
        /// The name.
        hostname: "hostname" => &'t str,
        /// The address.
        ip_address: "ipAddress" => &'t str,
    }
}

aws_object! {
    /// A kernel parameter.
    SystemControl<'t> {
        /// Its name.
        namespace: "namespace" => &'t str,
        /// Its value.
        value: "value" => &'t str,
    }
}

aws_object! {
    /// GPUs and the like.
    ResourceRequirement<'t> {
        /// How many, or `ALL`.
        value: "value" => &'t str,
        /// Of what.
        kind: "type" => ResourceType,
        /// How a GPU is shared.
        sharing_strategy: "sharingStrategy" => SharingStrategy,
    }
}

aws_object! {
    /// How a GPU is shared.
    SharingStrategy {
        /// A share by NVIDIA MPS.
        nvidia_mps: "nvidiaMps" => NvidiaMps,
    }
}

aws_object! {
    /// A share of a GPU.
    NvidiaMps {
        /// Memory of the GPU, in MiB.
        memory: "memory" => i64,
        /// Share of its threads, in percent.
        max_compute_percent: "maxComputePercent" => i64,
    }
}
