//! The tables, the types and the JSON Schema say the same.

use ecs_document::schema::{json_schema, shapes};
use ecs_document::task_definition as types;

#[test]
fn types_have_the_members_of_the_tables() {
    let pairs = [
        (types::TaskDefinition::MEMBERS, &shapes::TASK_DEFINITION),
        (types::ContainerDefinition::MEMBERS, &shapes::CONTAINER_DEFINITION),
        (types::PortMapping::MEMBERS, &shapes::PORT_MAPPING),
        (types::RestartPolicy::MEMBERS, &shapes::CONTAINER_RESTART_POLICY),
        (types::HealthCheck::MEMBERS, &shapes::HEALTH_CHECK),
        (types::LogConfiguration::MEMBERS, &shapes::LOG_CONFIGURATION),
        (types::FirelensConfiguration::MEMBERS, &shapes::FIRELENS_CONFIGURATION),
        (types::LinuxParameters::MEMBERS, &shapes::LINUX_PARAMETERS),
        (types::KernelCapabilities::MEMBERS, &shapes::KERNEL_CAPABILITIES),
        (types::Device::MEMBERS, &shapes::DEVICE),
        (types::Tmpfs::MEMBERS, &shapes::TMPFS),
        (types::Ulimit::MEMBERS, &shapes::ULIMIT),
        (types::ExtraHost::MEMBERS, &shapes::HOST_ENTRY),
        (types::SystemControl::MEMBERS, &shapes::SYSTEM_CONTROL),
        (types::ResourceRequirement::MEMBERS, &shapes::RESOURCE_REQUIREMENT),
        (types::SharingStrategy::MEMBERS, &shapes::SHARING_STRATEGY),
        (types::NvidiaMps::MEMBERS, &shapes::NVIDIA_MPS),
        (types::KeyValuePair::MEMBERS, &shapes::KEY_VALUE_PAIR),
        (types::KeyValuePair::MEMBERS, &shapes::PROXY_PROPERTY),
        (types::EnvironmentFile::MEMBERS, &shapes::ENVIRONMENT_FILE),
        (types::Secret::MEMBERS, &shapes::SECRET),
        (types::RepositoryCredentials::MEMBERS, &shapes::REPOSITORY_CREDENTIALS),
        (types::ContainerDependency::MEMBERS, &shapes::CONTAINER_DEPENDENCY),
        (types::Volume::MEMBERS, &shapes::VOLUME),
        (types::HostVolume::MEMBERS, &shapes::HOST_VOLUME),
        (types::DockerVolumeConfiguration::MEMBERS, &shapes::DOCKER_VOLUME),
        (types::EfsVolumeConfiguration::MEMBERS, &shapes::EFS_VOLUME),
        (types::EfsAuthorizationConfig::MEMBERS, &shapes::EFS_AUTHORIZATION),
        (types::S3FilesVolumeConfiguration::MEMBERS, &shapes::S3_FILES_VOLUME),
        (types::FsxVolumeConfiguration::MEMBERS, &shapes::FSX_VOLUME),
        (types::FsxAuthorizationConfig::MEMBERS, &shapes::FSX_AUTHORIZATION),
        (types::MountPoint::MEMBERS, &shapes::MOUNT_POINT),
        (types::VolumeFrom::MEMBERS, &shapes::VOLUME_FROM),
        (types::PlacementConstraint::MEMBERS, &shapes::PLACEMENT_CONSTRAINT),
        (types::Tag::MEMBERS, &shapes::TAG),
        (types::ProxyConfiguration::MEMBERS, &shapes::PROXY_CONFIGURATION),
        (types::InferenceAccelerator::MEMBERS, &shapes::INFERENCE_ACCELERATOR),
        (types::EphemeralStorage::MEMBERS, &shapes::EPHEMERAL_STORAGE),
        (types::RuntimePlatform::MEMBERS, &shapes::RUNTIME_PLATFORM),
        (types::TrustedExecutionConfiguration::MEMBERS, &shapes::TRUSTED_EXECUTION),
    ];
    assert_eq!(pairs.len(), shapes::ALL.len(), "every shape has a type");
    for (members, shape) in pairs {
        let table: Vec<&str> = shape.members.iter().map(|member| member.name).collect();
        assert_eq!(members, table, "{}", shape.name);
    }
}

#[test]
fn shapes_are_listed_once_and_members_have_phrases() {
    for (place, shape) in shapes::ALL.iter().enumerate() {
        assert!(
            !shapes::ALL[..place].iter().any(|other| std::ptr::eq(*other, *shape)),
            "{} twice",
            shape.name
        );
        assert!(shape.members.len() <= 64, "the checker keeps one bit for each member");
        for member in shape.members {
            let about = member.about;
            assert!(!about.is_empty() && !about.ends_with('.'), "{} {}: {about:?}", shape.name, member.name);
        }
    }
}

#[test]
fn every_reference_of_the_json_schema_leads_somewhere() {
    let schema = json_schema();
    let mut references = Vec::new();
    collect(&schema, &mut references);
    assert!(references.len() > 40);
    for reference in references {
        let pointer = reference.strip_prefix('#').expect("a local reference");
        assert!(schema.pointer(pointer).is_some(), "{reference}");
    }
    let container = &schema["$defs"]["ContainerDefinition"];
    assert_eq!(container["required"], serde_json::json!(["name", "image"]));
    assert_eq!(container["properties"]["cpu"]["minimum"], 0);
}

fn collect(value: &serde_json::Value, references: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(members) => {
            references.extend(members.get("$ref").and_then(|it| it.as_str()).map(str::to_owned));
            members.values().for_each(|member| collect(member, references));
        }
        serde_json::Value::Array(elements) => {
            elements.iter().for_each(|element| collect(element, references))
        }
        _ => {}
    }
}
