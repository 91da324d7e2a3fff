use super::{instead, lists, ports, scalars, size, storage};
use crate::convert::writer::Writer;
use crate::syntax::{Kind, NodeId};

/// Keys that are read together with another one, or say nothing by themselves.
const ELSEWHERE: [&str; 8] =
    ["name", "mem_limit", "mem_reservation", "cpus", "platform", "container_name", "pull_policy", "init"];

/// Writes a service as a container.
pub(super) fn write(writer: &mut Writer<'_>, service: NodeId) {
    let tree = writer.source;
    let at = writer.at(service);
    let name = tree.key(service).unwrap_or("").to_owned();
    writer.open_object(at);
    writer.member("name", tree.key_span(service));
    writer.string(&name, at);
    writer.member("image", tree.member(service, "image").and_then(|image| tree.key_span(image)));
    match tree.member(service, "image") {
        Some(image) => scalars::text(writer, image),
        None => writer.unknown(&format!("image of {name}"), at),
    }
    size::write(writer, service);
    for child in tree.children(service).filter(|&child| tree.kind(child) != Kind::Null) {
        let key = tree.key(child).unwrap_or("");
        if key != "image" && !ELSEWHERE.contains(&key) && !key.starts_with("x-") {
            member(writer, key, child);
        }
    }
    if tree.member(service, "init").is_some_and(|init| tree.kind(init) == Kind::Bool(true)) {
        writer.member("linuxParameters", None);
        writer.open_object(at);
        writer.member("initProcessEnabled", None);
        writer.scalar("true", at);
        writer.close();
    }
    writer.close();
}

fn member(writer: &mut Writer<'_>, key: &str, node: NodeId) {
    match key {
        "command" => words(writer, "command", node),
        "entrypoint" => words(writer, "entryPoint", node),
        "ports" => ports::write(writer, node),
        "environment" => lists::environment(writer, node),
        "depends_on" => lists::dependencies(writer, node),
        "healthcheck" => lists::health_check(writer, node),
        "logging" => logging(writer, node),
        "labels" => lists::labels(writer, node),
        "ulimits" => lists::ulimits(writer, node),
        "volumes" => storage::mounts(writer, node),
        "working_dir" => scalars::member(writer, "workingDirectory", node),
        "user" => scalars::member(writer, "user", node),
        "read_only" => scalars::flag(writer, "readonlyRootFilesystem", node),
        "stdin_open" => scalars::flag(writer, "interactive", node),
        "tty" => scalars::flag(writer, "pseudoTerminal", node),
        "stop_grace_period" => {
            if let Some(seconds) = scalars::seconds_at(writer.source, node) {
                writer.member_of("stopTimeout", node);
                writer.scalar(&seconds.to_string(), writer.at(node));
            }
        }
        "privileged" | "devices" | "cap_add" | "cap_drop" | "tmpfs" | "shm_size" | "sysctls" | "dns"
        | "dns_search" | "extra_hosts" | "hostname" | "security_opt" | "pid" | "ipc" | "gpus" => {
            writer
                .note(node, format!("'{key}' is left out: a Fargate task cannot have it, or only in part."));
        }
        "deploy" => {
            let tree = writer.source;
            let has_more = tree.children(node).any(|part| tree.key(part) != Some("resources"));
            if has_more {
                writer.note(
                    node,
                    format!("'deploy' has no counterpart but for its resources.{}", instead(key)),
                );
            }
        }
        _ => {
            writer.note(node, format!("'{key}' has no counterpart in a task definition.{}", instead(key)));
        }
    }
}

/// A command: a list as it is, a string cut into words as a shell would.
fn words(writer: &mut Writer<'_>, name: &str, node: NodeId) {
    let (tree, at) = (writer.source, writer.at(node));
    writer.member_of(name, node);
    match tree.string(node) {
        Some(text) => {
            writer.open_list(at);
            for word in scalars::split_words(text) {
                writer.element();
                writer.string(&word, at);
            }
            writer.close();
        }
        None => lists::texts(writer, node),
    }
}

/// Log drivers of Fargate. Others write to the machine, which nobody sees there.
const DRIVERS: [&str; 3] = ["awslogs", "awsfirelens", "splunk"];

fn logging(writer: &mut Writer<'_>, node: NodeId) {
    let tree = writer.source;
    let driver = tree.member(node, "driver").and_then(|driver| tree.string(driver));
    if !driver.is_some_and(|driver| DRIVERS.contains(&driver)) {
        writer.note(node, "'logging' is left out: on Fargate logs go to awslogs, awsfirelens or splunk.");
        return;
    }
    writer.member_of("logConfiguration", node);
    writer.open_object(writer.at(node));
    if let Some(driver) = tree.member(node, "driver") {
        scalars::member(writer, "logDriver", driver);
    }
    if let Some(options) = tree.member(node, "options").filter(|&options| tree.kind(options) == Kind::Object)
    {
        writer.member_of("options", options);
        lists::string_map(writer, options);
    }
    writer.close();
}
