use std::collections::BTreeSet;

use crate::convert::writer::Writer;
use crate::syntax::{Kind, NodeId, Tree};
use crate::task_definition::At;

/// A volume as a service mounts it.
struct Mount<'t> {
    /// The volume's name in the task.
    volume: String,
    /// Where it comes from, as it is written.
    source: &'t str,
    path: &'t str,
    read_only: bool,
    at: At,
}

/// Reads one entry of a service's volumes: `source:/path[:mode]`, or the same as an object.
fn mount(tree: &Tree, node: NodeId) -> Option<Mount<'_>> {
    let at = At { node, span: tree.span(node) };
    let (source, path, read_only) = match tree.kind(node) {
        Kind::Object => {
            let text = |name| tree.member(node, name).and_then(|it| tree.string(it));
            let read_only = tree.member(node, "read_only").map(|it| tree.kind(it)) == Some(Kind::Bool(true));
            (text("source").unwrap_or(""), text("target")?, read_only)
        }
        _ => {
            let text = tree.string(node)?;
            let is_read_only = text.ends_with(":ro");
            let without_mode = text.rsplit_once(":").filter(|(_, mode)| !mode.starts_with('/'));
            let text = without_mode.filter(|(rest, _)| rest.contains(":/")).map_or(text, |(rest, _)| rest);
            match text.rsplit_once(":") {
                Some((source, path)) => (source, path, is_read_only),
                None => ("", text, is_read_only),
            }
        }
    };
    Some(Mount { volume: volume_name(source, path), source, path, read_only, at })
}

/// The name of a volume; a directory's is made of its path.
fn volume_name(source: &str, path: &str) -> String {
    let from = if source.is_empty() { path } else { source };
    let letters = from.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' });
    let name: String = letters.collect();
    let name = name.trim_matches('-');
    let name = if name.is_empty() { "data" } else { name };
    name.chars().take(255).collect()
}

fn is_path(source: &str) -> bool {
    source.starts_with(['.', '/', '~', '$'])
}

/// Writes what a service mounts.
pub(super) fn mounts(writer: &mut Writer<'_>, node: NodeId) {
    let tree = writer.source;
    writer.member_of("mountPoints", node);
    writer.open_list(writer.at(node));
    for mount in tree.children(node).filter_map(|entry| mount(tree, entry)) {
        writer.element();
        writer.open_object(mount.at);
        for (name, text) in [("sourceVolume", mount.volume.as_str()), ("containerPath", mount.path)] {
            writer.member(name, None);
            writer.string(text, mount.at);
        }
        if mount.read_only {
            writer.member("readOnly", None);
            writer.scalar("true", mount.at);
        }
        writer.close();
    }
    writer.close();
}

/// Writes the volumes of the task: one for each that a service mounts, empty when the task starts.
pub(super) fn volumes(writer: &mut Writer<'_>, root: NodeId, services: &[NodeId]) {
    let tree = writer.source;
    let lists = services.iter().filter_map(|&service| tree.member(service, "volumes"));
    let mounts: Vec<Mount<'_>> =
        lists.flat_map(|list| tree.children(list)).filter_map(|entry| mount(tree, entry)).collect();
    if mounts.is_empty() {
        return;
    }
    writer.member("volumes", tree.member(root, "volumes").and_then(|volumes| tree.key_span(volumes)));
    writer.open_list(writer.at(root));
    let mut written = BTreeSet::new();
    for mount in &mounts {
        if !written.insert(mount.volume.as_str()) {
            continue;
        }
        writer.element();
        writer.open_object(mount.at);
        writer.member("name", None);
        writer.string(&mount.volume, mount.at);
        writer.close();
        let what = if is_path(mount.source) {
            format!("{} is a path of the machine, which a Fargate task does not see.", mount.source)
        } else {
            "The volume lasts as long as the task.".to_owned()
        };
        writer.note(
            mount.at.node,
            format!("{what} It is empty when the task starts; for data that stays, use an EFS file system."),
        );
    }
    writer.close();
}
