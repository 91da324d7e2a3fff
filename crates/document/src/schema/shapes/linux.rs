use super::*;

/// Settings of the Linux kernel for one container.
pub static LINUX_PARAMETERS: Shape = Shape {
    name: "LinuxParameters",
    words: "the Linux parameters",
    members: &[
        Member::new(
            "capabilities",
            Value::object(&KERNEL_CAPABILITIES),
            "kernel capabilities to add or drop",
        )
        .places(Places::LINUX),
        Member::new("devices", Value::list(&Value::object(&DEVICE)), "devices of the instance")
            .places(Places::LINUX_INSTANCES),
        Member::new(
            "initProcessEnabled",
            BOOLEAN,
            "whether an init process reaps children and passes signals on",
        )
        .default("false")
        .places(Places::LINUX),
        Member::new(
            "sharedMemorySize",
            Value::integer().at_least(1, "TD-LNX-015"),
            "size of /dev/shm, in MiB",
        )
        .places(Places::LINUX_INSTANCES),
        Member::new("tmpfs", Value::list(&Value::object(&TMPFS)), "file systems in memory")
            .places(Places::LINUX),
        Member::new(
            "maxSwap",
            Value::integer().at_least(0, "TD-LNX-007"),
            "swap the container may use, in MiB",
        )
        .places(Places::LINUX_INSTANCES),
        Member::new(
            "swappiness",
            Value::integer().at_least(0, "TD-LNX-005").at_most(100, "TD-LNX-005"),
            "readiness to swap, 0 to 100; without maxSwap it has no effect",
        )
        .default("60")
        .places(Places::LINUX_INSTANCES),
    ],
    strangers: &[],
};

/// The kernel capabilities that AWS lists.
pub const CAPABILITIES: &[&str] = &[
    "ALL",
    "AUDIT_CONTROL",
    "AUDIT_READ",
    "AUDIT_WRITE",
    "BLOCK_SUSPEND",
    "CHOWN",
    "DAC_OVERRIDE",
    "DAC_READ_SEARCH",
    "FOWNER",
    "FSETID",
    "IPC_LOCK",
    "IPC_OWNER",
    "KILL",
    "LEASE",
    "LINUX_IMMUTABLE",
    "MAC_ADMIN",
    "MAC_OVERRIDE",
    "MKNOD",
    "NET_ADMIN",
    "NET_BIND_SERVICE",
    "NET_BROADCAST",
    "NET_RAW",
    "SETFCAP",
    "SETGID",
    "SETPCAP",
    "SETUID",
    "SYS_ADMIN",
    "SYS_BOOT",
    "SYS_CHROOT",
    "SYS_MODULE",
    "SYS_NICE",
    "SYS_PACCT",
    "SYS_PTRACE",
    "SYS_RAWIO",
    "SYS_RESOURCE",
    "SYS_TIME",
    "SYS_TTY_CONFIG",
    "SYSLOG",
    "WAKE_ALARM",
];

const CAPABILITY: Value = Value::choice(CAPABILITIES, "TD-LNX-009");

/// Kernel capabilities.
pub static KERNEL_CAPABILITIES: Shape = Shape {
    name: "KernelCapabilities",
    words: "the capabilities",
    members: &[
        Member::new(
            "add",
            Value::list(&CAPABILITY),
            "capabilities beyond Docker's default; on Fargate SYS_PTRACE",
        )
        .places(Places::LINUX)
        .source("API; DG23:task_definition_parameters"),
        Member::new("drop", Value::list(&CAPABILITY), "capabilities of Docker's default to take away")
            .places(Places::LINUX)
            .source("API; DG23:task_definition_parameters"),
    ],
    strangers: &[],
};

/// A device of the instance.
pub static DEVICE: Shape = Shape {
    name: "Device",
    words: "a device",
    members: &[
        Member::new("hostPath", STRING, "its path on the instance").required("TD-LNX-001"),
        Member::new("containerPath", STRING, "its path in the container").default("hostPath"),
        Member::new(
            "permissions",
            Value::list(&Value::choice(&["read", "write", "mknod"], "TD-LNX-002")),
            "what the container may do with it",
        )
        .default("all three"),
    ],
    strangers: &[],
};

/// A file system in memory.
pub static TMPFS: Shape = Shape {
    name: "Tmpfs",
    words: "a tmpfs",
    members: &[
        Member::new("containerPath", STRING, "where it is mounted").required("TD-LNX-003"),
        Member::new("size", INTEGER, "its greatest size, in MiB").required("TD-LNX-003"),
        Member::new("mountOptions", STRINGS, "mount options, such as noexec or mode=1777"),
    ],
    strangers: &[],
};

/// A limit of a process.
pub static ULIMIT: Shape = Shape {
    name: "Ulimit",
    words: "a ulimit",
    members: &[
        Member::new(
            "name",
            Value::choice(
                &[
                    "core",
                    "cpu",
                    "data",
                    "fsize",
                    "locks",
                    "memlock",
                    "msgqueue",
                    "nice",
                    "nofile",
                    "nproc",
                    "rss",
                    "rtprio",
                    "rttime",
                    "sigpending",
                    "stack",
                ],
                "TD-ULIM-001",
            ),
            "what is limited",
        )
        .required("TD-ULIM-002"),
        Member::new("softLimit", INTEGER, "the limit a process starts with; -1 for none")
            .required("TD-ULIM-002"),
        Member::new("hardLimit", INTEGER, "the limit a process can raise it to; -1 for none")
            .required("TD-ULIM-002"),
    ],
    strangers: &[],
};

/// A kernel parameter.
pub static SYSTEM_CONTROL: Shape = Shape {
    name: "SystemControl",
    words: "a system control",
    members: &[
        Member::new("namespace", STRING, "the kernel parameter, such as net.core.somaxconn"),
        Member::new("value", STRING, "its value, a string"),
    ],
    strangers: &[],
};
