//! A Docker Compose file as a Fargate task with one container for each service.
//!
//! What Compose has and a task definition has not is left out, with a note that says what takes its place.

mod lists;
mod ports;
mod scalars;
mod service;
mod size;
mod storage;

use super::writer::Writer;
use crate::syntax::{Kind, NodeId};

/// Parts of the file that say nothing by themselves.
const SILENT: [&str; 3] = ["services", "version", "name"];

/// Writes the file as register input.
pub(super) fn write(writer: &mut Writer<'_>, root: NodeId) {
    let tree = writer.source;
    let at = writer.at(root);
    writer.open_object(at);
    let name = tree.member(root, "name").filter(|&node| tree.string(node).is_some());
    writer.member("family", name.and_then(|node| tree.key_span(node)));
    match name {
        Some(node) => writer.copy(node),
        None => writer.string("compose", at),
    }
    let services: Vec<NodeId> = tree
        .member(root, "services")
        .map_or(Vec::new(), |services| tree.children(services).collect())
        .into_iter()
        .filter(|&service| tree.kind(service) == Kind::Object)
        .collect();
    frame(writer, root, &services);
    writer.member("containerDefinitions", None);
    writer.open_list(tree.member(root, "services").map_or(at, |services| writer.at(services)));
    for &service in &services {
        writer.element();
        service::write(writer, service);
    }
    writer.close();
    storage::volumes(writer, root, &services);
    writer.close();
    for child in tree.children(root) {
        let name = tree.key(child).unwrap_or("");
        if !SILENT.contains(&name) && !name.starts_with("x-") && name != "volumes" {
            writer.note(child, format!("'{name}' has no counterpart in a task definition.{}", instead(name)));
        }
    }
}

/// What belongs to the task rather than to a container.
fn frame(writer: &mut Writer<'_>, root: NodeId, services: &[NodeId]) {
    let at = writer.at(root);
    let size = size::needed(writer.source, services);
    writer.member("requiresCompatibilities", None);
    writer.open_list(at);
    writer.element();
    writer.string("FARGATE", at);
    writer.close();
    writer.member("networkMode", None);
    writer.string("awsvpc", at);
    writer.member("cpu", None);
    writer.string(&size.cpu.to_string(), at);
    writer.member("memory", None);
    writer.string(&size.memory.to_string(), at);
    writer.member("executionRoleArn", None);
    writer.unknown("EXECUTION_ROLE", at);
    if let Some(platform) = services.iter().find_map(|&service| scalars::arm(writer.source, service)) {
        let at = writer.at(platform);
        writer.member_of("runtimePlatform", platform);
        writer.open_object(at);
        writer.member("cpuArchitecture", None);
        writer.string("ARM64", at);
        writer.close();
    }
    writer.note(
        root,
        format!(
            "The services become containers of one Fargate task in network mode awsvpc, where they reach each other \
             at localhost. Its size, {} CPU units and {} MiB, is the smallest that holds what they ask for. Fill in \
             the execution role, with which ECS pulls images from ECR, writes logs and reads secrets.",
            size.cpu, size.memory
        ),
    );
}

/// What takes the place of something that has no counterpart.
fn instead(name: &str) -> &'static str {
    match name {
        "networks" | "expose" | "links" | "external_links" | "network_mode" => {
            " Containers of one task share a network and reach each other at localhost."
        }
        "build" => " Build the image, push it to a registry and name it as 'image'.",
        "secrets" => " Store the secret in Secrets Manager and name its ARN in the container's secrets.",
        "configs" | "env_file" => {
            " Put the values into environment, into a file in S3 named in environmentFiles, or into the image."
        }
        "restart" | "deploy" | "scale" | "profiles" => " A service runs and replaces tasks.",
        "container_name" => " The container has the name of its service.",
        _ => "",
    }
}
