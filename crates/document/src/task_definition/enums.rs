/// A set of values that AWS spells as strings.
pub trait AwsName: Sized + Copy {
    /// The value spelled `name`, exactly so.
    fn from_aws(name: &str) -> Option<Self>;
    /// AWS's spelling.
    fn as_aws(self) -> &'static str;
}

/// Declares an enum with AWS's spelling of each value.
macro_rules! aws_enum {
    ($(#[$meta:meta])* $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $aws:literal, )* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[$variant_meta])* $variant, )* }

        impl $name {
            /// All values, in the order of the API model.
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// AWS's spelling.
            #[must_use]
            pub fn as_aws(self) -> &'static str {
                match self { $( $name::$variant => $aws, )* }
            }
        }

        impl $crate::task_definition::AwsName for $name {
            fn from_aws(name: &str) -> Option<Self> {
                match name { $( $aws => Some($name::$variant), )* _ => None }
            }

            fn as_aws(self) -> &'static str {
                $name::as_aws(self)
            }
        }
    };
}

pub(crate) use aws_enum;

aws_enum! {
    /// A launch type, as `requiresCompatibilities` names it.
    Compatibility {
        /// EC2 instances of one's own.
        Ec2 = "EC2",
        /// AWS Fargate.
        Fargate = "FARGATE",
        /// ECS Anywhere.
        External = "EXTERNAL",
        /// ECS Managed Instances.
        ManagedInstances = "MANAGED_INSTANCES",
    }
}

aws_enum! {
    /// Whose processes a container sees.
    PidMode {
        /// Those of the instance.
        Host = "host",
        /// Those of all containers of the task.
        Task = "task",
    }
}

aws_enum! {
    /// Whose System V and POSIX memory a container shares.
    IpcMode {
        /// That of the instance.
        Host = "host",
        /// That of the other containers of the task.
        Task = "task",
        /// Nobody's.
        None = "none",
    }
}

aws_enum! {
    /// The processor.
    CpuArchitecture {
        /// 64-bit x86.
        X86_64 = "X86_64",
        /// 64-bit ARM.
        Arm64 = "ARM64",
    }
}

aws_enum! {
    /// The operating system of the containers.
    OperatingSystemFamily {
        /// Linux.
        Linux = "LINUX",
        /// Windows Server 2016 Full.
        WindowsServer2016Full = "WINDOWS_SERVER_2016_FULL",
        /// Windows Server 2004 Core.
        WindowsServer2004Core = "WINDOWS_SERVER_2004_CORE",
        /// Windows Server 20H2 Core.
        WindowsServer20H2Core = "WINDOWS_SERVER_20H2_CORE",
        /// Windows Server 2019 Core.
        WindowsServer2019Core = "WINDOWS_SERVER_2019_CORE",
        /// Windows Server 2019 Full.
        WindowsServer2019Full = "WINDOWS_SERVER_2019_FULL",
        /// Windows Server 2022 Core.
        WindowsServer2022Core = "WINDOWS_SERVER_2022_CORE",
        /// Windows Server 2022 Full.
        WindowsServer2022Full = "WINDOWS_SERVER_2022_FULL",
        /// Windows Server 2025 Core.
        WindowsServer2025Core = "WINDOWS_SERVER_2025_CORE",
        /// Windows Server 2025 Full.
        WindowsServer2025Full = "WINDOWS_SERVER_2025_FULL",
    }
}

impl OperatingSystemFamily {
    /// Whether it is a Windows.
    #[must_use]
    pub fn is_windows(self) -> bool {
        self != OperatingSystemFamily::Linux
    }
}

aws_enum! {
    /// The transport protocol of a port.
    TransportProtocol {
        /// TCP.
        Tcp = "tcp",
        /// UDP.
        Udp = "udp",
    }
}

aws_enum! {
    /// The protocol that Service Connect understands on a port.
    ApplicationProtocol {
        /// HTTP/1.1.
        Http = "http",
        /// HTTP/2.
        Http2 = "http2",
        /// gRPC.
        Grpc = "grpc",
    }
}

aws_enum! {
    /// What a container must have reached before one that depends on it starts.
    ContainerCondition {
        /// It was started.
        Start = "START",
        /// It ran to its end.
        Complete = "COMPLETE",
        /// It ran to its end and exited with 0.
        Success = "SUCCESS",
        /// Its health check passed.
        Healthy = "HEALTHY",
    }
}

aws_enum! {
    /// Where the output of a container goes.
    LogDriver {
        /// A file of the instance.
        JsonFile = "json-file",
        /// The syslog daemon.
        Syslog = "syslog",
        /// The systemd journal.
        Journald = "journald",
        /// A Graylog endpoint.
        Gelf = "gelf",
        /// A Fluentd daemon.
        Fluentd = "fluentd",
        /// CloudWatch Logs.
        Awslogs = "awslogs",
        /// Splunk.
        Splunk = "splunk",
        /// The log router of the task.
        Awsfirelens = "awsfirelens",
    }
}

aws_enum! {
    /// The program that routes logs.
    FirelensType {
        /// Fluentd.
        Fluentd = "fluentd",
        /// Fluent Bit.
        Fluentbit = "fluentbit",
    }
}

aws_enum! {
    /// Whether a service keeps to the digest its tag had.
    VersionConsistency {
        /// It does.
        Enabled = "enabled",
        /// Every task resolves the tag anew.
        Disabled = "disabled",
    }
}

aws_enum! {
    /// A switch of EFS volumes.
    EnabledOrDisabled {
        /// On.
        Enabled = "ENABLED",
        /// Off.
        Disabled = "DISABLED",
    }
}

aws_enum! {
    /// How long a Docker volume lives.
    VolumeScope {
        /// As long as its task.
        Task = "task",
        /// Until somebody deletes it.
        Shared = "shared",
    }
}

aws_enum! {
    /// A device that a container needs.
    ResourceType {
        /// A GPU.
        Gpu = "GPU",
        /// A Neuron device.
        NeuronDevice = "NeuronDevice",
        /// An Elastic Inference accelerator; withdrawn.
        InferenceAccelerator = "InferenceAccelerator",
    }
}
