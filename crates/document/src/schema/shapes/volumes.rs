use super::*;

/// Something containers can mount.
pub static VOLUME: Shape = Shape {
    name: "Volume",
    words: "a volume",
    members: &[
        Member::new(
            "name",
            Value::text().at_most(255, "TD-VOL-004").matching(Pattern::Identifier, "TD-VOL-003"),
            "the name that mount points refer to",
        ),
        Member::new("host", Value::object(&HOST_VOLUME), "a directory of the instance, or an empty one"),
        Member::new(
            "dockerVolumeConfiguration",
            Value::object(&DOCKER_VOLUME),
            "a volume that Docker manages",
        )
        .places(Places::of(&[Place::Ec2Linux, Place::Ec2Windows, Place::External])),
        Member::new("efsVolumeConfiguration", Value::object(&EFS_VOLUME), "an Amazon EFS file system")
            .places(Places::of(&[Place::Ec2Linux, Place::FargateLinux, Place::ManagedInstances])),
        Member::new(
            "s3filesVolumeConfiguration",
            Value::object(&S3_FILES_VOLUME),
            "an Amazon S3 Files file system",
        ),
        Member::new(
            "fsxWindowsFileServerVolumeConfiguration",
            Value::object(&FSX_VOLUME),
            "an FSx for Windows File Server file system",
        )
        .places(Places::of(&[Place::Ec2Windows])),
        Member::new(
            "configuredAtLaunch",
            BOOLEAN,
            "whether the volume, an EBS volume, is described when the task is launched",
        )
        .default("false")
        .places(Places::of(&[
            Place::Ec2Linux,
            Place::Ec2Windows,
            Place::FargateLinux,
            Place::FargateWindows,
            Place::ManagedInstances,
        ])),
    ],
    strangers: &[("sourcePath", "TD-VOL-016")],
};

/// A directory of the instance.
pub static HOST_VOLUME: Shape = Shape {
    name: "HostVolumeProperties",
    words: "a host volume",
    members: &[Member::new(
        "sourcePath",
        Value::text().at_least(1, "TD-VOL-007"),
        "the directory; without it Docker makes one that lives as long as the task",
    )
    .places(Places::of(&[Place::Ec2Linux, Place::Ec2Windows, Place::External, Place::ManagedInstances]))],
    strangers: &[],
};

/// A volume that Docker manages.
pub static DOCKER_VOLUME: Shape = Shape {
    name: "DockerVolumeConfiguration",
    words: "a Docker volume",
    members: &[
        Member::new("scope", Value::choice(&["task", "shared"], "TD-VOL-010"), "how long the volume lives")
            .default("task"),
        Member::new("autoprovision", BOOLEAN, "whether a shared volume is made when it does not exist"),
        Member::new("driver", STRING, "Docker's volume driver").default("local"),
        Member::new("driverOpts", STRING_MAP, "settings of the driver"),
        Member::new("labels", STRING_MAP, "labels of the volume"),
    ],
    strangers: &[],
};

/// An EFS file system.
pub static EFS_VOLUME: Shape = Shape {
    name: "EFSVolumeConfiguration",
    words: "an EFS volume",
    members: &[
        Member::new("fileSystemId", STRING, "the file system").required("TD-EFS-001"),
        Member::new("rootDirectory", STRING, "the directory mounted; with an access point / or absent")
            .default("/"),
        Member::new("transitEncryption", ENABLED_OR_DISABLED, "whether traffic is encrypted")
            .default("DISABLED"),
        Member::new("transitEncryptionPort", INTEGER, "the local port of the encrypted connection"),
        Member::new("authorizationConfig", Value::object(&EFS_AUTHORIZATION), "access point and IAM"),
    ],
    strangers: &[("filesystemId", "TD-EFS-006")],
};

/// Access to an EFS file system.
pub static EFS_AUTHORIZATION: Shape = Shape {
    name: "EFSAuthorizationConfig",
    words: "an EFS authorization",
    members: &[
        Member::new("accessPointId", STRING, "the access point"),
        Member::new("iam", ENABLED_OR_DISABLED, "whether the task role is asked").default("DISABLED"),
    ],
    strangers: &[],
};

/// An S3 Files file system.
pub static S3_FILES_VOLUME: Shape = Shape {
    name: "S3FilesVolumeConfiguration",
    words: "an S3 Files volume",
    members: &[
        Member::new("fileSystemArn", STRING, "the file system").required("TD-DOC-022"),
        Member::new("rootDirectory", STRING, "the directory mounted").default("/"),
        Member::new("transitEncryptionPort", INTEGER, "the local port of the encrypted connection"),
        Member::new("accessPointArn", STRING, "the access point"),
    ],
    strangers: &[],
};

/// An FSx for Windows File Server file system.
pub static FSX_VOLUME: Shape = Shape {
    name: "FSxWindowsFileServerVolumeConfiguration",
    words: "an FSx volume",
    members: &[
        Member::new("fileSystemId", STRING, "the file system").required("TD-VOL-022"),
        Member::new("rootDirectory", STRING, "the directory mounted").required("TD-VOL-022"),
        Member::new("authorizationConfig", Value::object(&FSX_AUTHORIZATION), "how to log in")
            .required("TD-VOL-022"),
    ],
    strangers: &[],
};

/// Access to an FSx file system.
pub static FSX_AUTHORIZATION: Shape = Shape {
    name: "FSxWindowsFileServerAuthorizationConfig",
    words: "an FSx authorization",
    members: &[
        Member::new(
            "credentialsParameter",
            STRING,
            "the ARN of the secret or parameter with the credentials",
        )
        .required("TD-VOL-022"),
        Member::new("domain", STRING, "the Active Directory domain").required("TD-VOL-022"),
    ],
    strangers: &[],
};

/// Where a container mounts a volume.
pub static MOUNT_POINT: Shape = Shape {
    name: "MountPoint",
    words: "a mount point",
    members: &[
        Member::new("sourceVolume", STRING, "the name of a volume of the task"),
        Member::new("containerPath", STRING, "the path in the container"),
        Member::new("readOnly", BOOLEAN, "whether the container may only read").default("false"),
    ],
    strangers: &[],
};

/// A container whose volumes are mounted too.
pub static VOLUME_FROM: Shape = Shape {
    name: "VolumeFrom",
    words: "a volume source",
    members: &[
        Member::new("sourceContainer", STRING, "the name of a container of the task"),
        Member::new("readOnly", BOOLEAN, "whether the container may only read").default("false"),
    ],
    strangers: &[],
};
