//! Lists and maps of a service.

use super::scalars;
use crate::convert::writer::Writer;
use crate::syntax::{Kind, NodeId};

/// Writes a list of scalars as strings.
pub(super) fn texts(writer: &mut Writer<'_>, list: NodeId) {
    let tree = writer.source;
    if tree.kind(list) != Kind::Array {
        return writer.copy(list);
    }
    writer.open_list(writer.at(list));
    for element in tree.children(list) {
        writer.element();
        scalars::text(writer, element);
    }
    writer.close();
}

/// Writes a map whose values are strings.
pub(super) fn string_map(writer: &mut Writer<'_>, map: NodeId) {
    let tree = writer.source;
    writer.open_object(writer.at(map));
    for entry in tree.children(map).filter(|&entry| tree.kind(entry) != Kind::Null) {
        scalars::member(writer, tree.key(entry).unwrap_or(""), entry);
    }
    writer.close();
}

/// `A=b` as name and value; without a value it comes from whoever starts the file.
fn pair(text: &str) -> (&str, Option<&str>) {
    text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)))
}

/// Writes the variables of a service: a map, or a list of `NAME=value`.
pub(super) fn environment(writer: &mut Writer<'_>, node: NodeId) {
    let tree = writer.source;
    writer.member_of("environment", node);
    writer.open_list(writer.at(node));
    for entry in tree.children(node) {
        let at = writer.at(entry);
        let text = tree.string(entry).unwrap_or("").to_owned();
        let (name, value) = match tree.key(entry) {
            Some(name) => (name, None),
            None => pair(&text),
        };
        writer.element();
        writer.open_object(at);
        writer.member("name", tree.key_span(entry));
        writer.string(name, at);
        writer.member("value", None);
        match (tree.key(entry).is_some() && tree.kind(entry) != Kind::Null, value) {
            (true, _) => scalars::text(writer, entry),
            (false, Some(value)) => writer.string(value, at),
            (false, None) => writer.unknown(name, at),
        }
        writer.close();
    }
    writer.close();
}

/// Writes labels: a map, or a list of `name=value`.
pub(super) fn labels(writer: &mut Writer<'_>, node: NodeId) {
    let tree = writer.source;
    writer.member_of("dockerLabels", node);
    if tree.kind(node) == Kind::Object {
        return string_map(writer, node);
    }
    writer.open_object(writer.at(node));
    for entry in tree.children(node) {
        let text = tree.string(entry).unwrap_or("").to_owned();
        let (name, value) = pair(&text);
        writer.member(name, None);
        writer.string(value.unwrap_or(""), writer.at(entry));
    }
    writer.close();
}

/// Writes what a service waits for.
pub(super) fn dependencies(writer: &mut Writer<'_>, node: NodeId) {
    let tree = writer.source;
    writer.member_of("dependsOn", node);
    writer.open_list(writer.at(node));
    for entry in tree.children(node) {
        let at = writer.at(entry);
        let name = tree.key(entry).or(tree.string(entry)).unwrap_or("");
        let condition = tree.member(entry, "condition").and_then(|node| tree.string(node));
        writer.element();
        writer.open_object(at);
        writer.member("containerName", tree.key_span(entry));
        writer.string(name, at);
        writer.member("condition", None);
        writer.string(
            match condition {
                Some("service_healthy") => "HEALTHY",
                Some("service_completed_successfully") => "SUCCESS",
                _ => "START",
            },
            at,
        );
        writer.close();
    }
    writer.close();
}

/// Writes a health check; one that is switched off is left out.
pub(super) fn health_check(writer: &mut Writer<'_>, node: NodeId) {
    let tree = writer.source;
    let is_off = tree.member(node, "disable").is_some_and(|off| tree.kind(off) == Kind::Bool(true));
    let test = tree.member(node, "test");
    let first = test.and_then(|test| tree.string(tree.children(test).next()?));
    if is_off || first == Some("NONE") || tree.kind(node) != Kind::Object {
        return;
    }
    let Some(test) = test else {
        writer.note(
            node,
            "The health check is left out: its command is that of the image, which ECS does not run.",
        );
        return;
    };
    writer.member_of("healthCheck", node);
    writer.open_object(writer.at(node));
    writer.member_of("command", test);
    match tree.string(test) {
        Some(command) => {
            let at = writer.at(test);
            writer.open_list(at);
            for word in ["CMD-SHELL", command] {
                writer.element();
                writer.string(word, at);
            }
            writer.close();
        }
        None => texts(writer, test),
    }
    for (theirs, ours) in [("interval", "interval"), ("timeout", "timeout"), ("start_period", "startPeriod")]
    {
        let duration = tree.member(node, theirs);
        if let Some((duration, seconds)) = duration.and_then(|it| Some((it, scalars::seconds_at(tree, it)?)))
        {
            writer.member_of(ours, duration);
            writer.scalar(&seconds.to_string(), writer.at(duration));
        }
    }
    if let Some(retries) = tree.member(node, "retries") {
        writer.member_of("retries", retries);
        writer.copy(retries);
    }
    writer.close();
}

/// Writes limits of processes. Fargate takes only that of open files.
pub(super) fn ulimits(writer: &mut Writer<'_>, node: NodeId) {
    let tree = writer.source;
    let Some(files) = tree.member(node, "nofile") else {
        writer.note(node, "'ulimits' is left out: on Fargate only nofile can be set.");
        return;
    };
    writer.member_of("ulimits", node);
    writer.open_list(writer.at(node));
    writer.element();
    let at = writer.at(files);
    writer.open_object(at);
    writer.member("name", tree.key_span(files));
    writer.string("nofile", at);
    for (name, own) in [("softLimit", "soft"), ("hardLimit", "hard")] {
        writer.member(name, None);
        match tree.member(files, own) {
            Some(limit) => writer.copy(limit),
            None => writer.copy_scalar(files, at),
        }
    }
    writer.close();
    writer.close();
}
