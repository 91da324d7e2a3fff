use super::object::aws_object;
use super::{EnabledOrDisabled, StringMap, VolumeScope};

aws_object! {
    /// Something containers can mount.
    Volume<'t> {
        /// The name mount points refer to.
        name: "name" => &'t str,
        /// A directory of the instance.
        host: "host" => HostVolume<'t>,
        /// A volume Docker manages.
        docker_volume_configuration: "dockerVolumeConfiguration" => DockerVolumeConfiguration<'t>,
        /// An EFS file system.
        efs_volume_configuration: "efsVolumeConfiguration" => EfsVolumeConfiguration<'t>,
        /// An S3 Files file system.
        s3files_volume_configuration: "s3filesVolumeConfiguration" => S3FilesVolumeConfiguration<'t>,
        /// An FSx for Windows File Server file system.
        fsx_volume_configuration: "fsxWindowsFileServerVolumeConfiguration" => FsxVolumeConfiguration<'t>,
        /// Whether it is described at launch.
        configured_at_launch: "configuredAtLaunch" => bool,
    }
}

aws_object! {
    /// A directory of the instance.
    HostVolume<'t> {
        /// The directory; without it Docker makes one.
        source_path: "sourcePath" => &'t str,
    }
}

aws_object! {
    /// A volume Docker manages.
    DockerVolumeConfiguration<'t> {
        /// How long it lives.
        scope: "scope" => VolumeScope,
        /// Whether it is made when it does not exist.
        autoprovision: "autoprovision" => bool,
        /// The volume driver.
        driver: "driver" => &'t str,
        /// Settings of the driver.
        driver_opts: "driverOpts" => StringMap<'t>,
        /// Labels.
        labels: "labels" => StringMap<'t>,
    }
}

aws_object! {
    /// An EFS file system.
    EfsVolumeConfiguration<'t> {
        /// The file system.
        file_system_id: "fileSystemId" => &'t str,
        /// The directory mounted.
        root_directory: "rootDirectory" => &'t str,
        /// Whether traffic is encrypted.
        transit_encryption: "transitEncryption" => EnabledOrDisabled,
        /// The local port of the encrypted connection.
        transit_encryption_port: "transitEncryptionPort" => i64,
        /// Access point and IAM.
        authorization_config: "authorizationConfig" => EfsAuthorizationConfig<'t>,
    }
}

aws_object! {
    /// Access to an EFS file system.
    EfsAuthorizationConfig<'t> {
        /// The access point.
        access_point_id: "accessPointId" => &'t str,
        /// Whether the task role is asked.
        iam: "iam" => EnabledOrDisabled,
    }
}

aws_object! {
    /// An S3 Files file system.
    S3FilesVolumeConfiguration<'t> {
        /// The file system.
        file_system_arn: "fileSystemArn" => &'t str,
        /// The directory mounted.
        root_directory: "rootDirectory" => &'t str,
        /// The local port of the encrypted connection.
        transit_encryption_port: "transitEncryptionPort" => i64,
        /// The access point.
        access_point_arn: "accessPointArn" => &'t str,
    }
}

aws_object! {
    /// An FSx for Windows File Server file system.
    FsxVolumeConfiguration<'t> {
        /// The file system.
        file_system_id: "fileSystemId" => &'t str,
        /// The directory mounted.
        root_directory: "rootDirectory" => &'t str,
        /// How to log in.
        authorization_config: "authorizationConfig" => FsxAuthorizationConfig<'t>,
    }
}

aws_object! {
    /// Access to an FSx file system.
    FsxAuthorizationConfig<'t> {
        /// The secret or parameter with the credentials.
        credentials_parameter: "credentialsParameter" => &'t str,
        /// The Active Directory domain.
        domain: "domain" => &'t str,
    }
}

aws_object! {
    /// Where a container mounts a volume.
    MountPoint<'t> {
        /// The volume.
        source_volume: "sourceVolume" => &'t str,
        /// The path in the container.
        container_path: "containerPath" => &'t str,
        /// Whether the container may only read.
        read_only: "readOnly" => bool,
    }
}

aws_object! {
    /// A container whose volumes are mounted too.
    VolumeFrom<'t> {
        /// That container.
        source_container: "sourceContainer" => &'t str,
        /// Whether the container may only read.
        read_only: "readOnly" => bool,
    }
}
