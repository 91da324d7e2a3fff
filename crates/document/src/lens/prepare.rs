//! What a definition must say to be one for a launch type at all, before any rule is asked.

use super::Step;
use crate::forms::{Root, RootKind};
use crate::lint::{Applicability, Target, read_definition};
use crate::syntax::Tree;
use crate::syntax::rewrite::{append_element, insert_member, replace_value};
use crate::task_definition::{At, Compatibility, FARGATE_SIZES, Field, TaskDefinition};
use crate::text::{Edit, quoted};

/// The Windows that a definition gets which names none: the newest that every launch type has.
const WINDOWS: &str = "\"WINDOWS_SERVER_2022_CORE\"";

/// Makes the definition at `root` one for `target`: it requires the launch type, or names a Windows.
pub(super) fn prepare(tree: &Tree, root: Root, target: Target) -> Vec<(Step, Vec<Edit>)> {
    if root.kind != RootKind::TaskDefinition {
        return Vec::new();
    }
    let definition = read_definition(tree, root);
    let mut prepared = Vec::new();
    match target {
        Target::Ec2 => prepared.extend(require(tree, &definition, Compatibility::Ec2)),
        Target::Fargate => {
            prepared.extend(require(tree, &definition, Compatibility::Fargate));
            prepared.extend(take_a_size(tree, &definition));
        }
        Target::External => prepared.extend(require(tree, &definition, Compatibility::External)),
        Target::ManagedInstances => {
            prepared.extend(require(tree, &definition, Compatibility::ManagedInstances))
        }
        Target::Windows => prepared.extend(name_a_windows(tree, &definition)),
    }
    prepared
}

/// `requiresCompatibilities` with `launch_type` and no other: what one launch type needs, another may refuse.
fn require(
    tree: &Tree,
    definition: &TaskDefinition<'_>,
    launch_type: Compatibility,
) -> Option<(Step, Vec<Edit>)> {
    let name = launch_type.as_aws();
    let list = format!("[\"{name}\"]");
    let (title, edit) = match &definition.requires_compatibilities {
        Field::Absent => {
            let edit = insert_member(tree, definition.at.node, "requiresCompatibilities", &list, &["family"]);
            (format!("Require {name}"), edit)
        }
        Field::Known { value, at } if value.is_empty() => {
            (format!("Require {name}"), append_element(tree, at.node, &format!("\"{name}\"")))
        }
        Field::Known { at, .. } | Field::Invalid { at } if !is_only(definition, launch_type) => {
            (format!("Require {name} and no other launch type"), replace_value(tree, at.node, list))
        }
        _ => return None,
    };
    Some((step(title), vec![edit]))
}

fn is_only(definition: &TaskDefinition<'_>, launch_type: Compatibility) -> bool {
    let required = definition.requires_compatibilities.elements();
    !required.is_empty() && required.iter().all(|named| named.known() == Some(&launch_type))
}

/// The smallest size of Fargate that holds what is written and what the containers ask for, unless the task has
/// one of the sizes already.
fn take_a_size(tree: &Tree, definition: &TaskDefinition<'_>) -> Option<(Step, Vec<Edit>)> {
    if definition.cpu.is_unclear()
        || definition.memory.is_unclear()
        || !definition.container_definitions.is_clear()
    {
        return None;
    }
    let written = (definition.cpu.known().map(|it| it.0), definition.memory.known().map(|it| it.0));
    let (cpu, memory) = containers_need(definition);
    let size = smallest(
        definition.is_windows() == Some(true),
        cpu.max(written.0.unwrap_or(0).into()),
        memory.max(written.1.unwrap_or(0).into()),
    )?;
    if written == (Some(size.0), Some(size.1)) {
        return None;
    }
    let title =
        format!("Take {} CPU units and {} MiB, the smallest size that holds the containers", size.0, size.1);
    let object = definition.at.node;
    let member = |name: &str, at: Option<At>, number: u32| {
        let after = ["cpu", "networkMode", "requiresCompatibilities", "family"];
        match at {
            Some(at) => replace_value(tree, at.node, quoted(&number.to_string())),
            None => insert_member(tree, object, name, &quoted(&number.to_string()), &after),
        }
    };
    let edits =
        vec![member("cpu", definition.cpu.at(), size.0), member("memory", definition.memory.at(), size.1)];
    Some((step(title), edits))
}

/// What the containers ask for together, in units and MiB.
fn containers_need(definition: &TaskDefinition<'_>) -> (i64, i64) {
    let cpu = definition.containers().map(|container| container.cpu.known().copied().unwrap_or(0).max(0));
    let memory = definition.containers().map(|container| {
        let (limit, reserved) = (container.memory.known(), container.memory_reservation.known());
        limit.or(reserved).copied().unwrap_or(0).max(0)
    });
    (cpu.sum(), memory.sum())
}

fn smallest(windows: bool, cpu: i64, memory: i64) -> Option<(u32, u32)> {
    let mut sizes =
        FARGATE_SIZES.iter().filter(|size| i64::from(size.cpu) >= cpu && (size.windows || !windows));
    sizes.find_map(|size| {
        let memory = size.memories().find(|&offered| i64::from(offered) >= memory)?;
        Some((size.cpu, memory))
    })
}

fn name_a_windows(tree: &Tree, definition: &TaskDefinition<'_>) -> Option<(Step, Vec<Edit>)> {
    let family = "operatingSystemFamily";
    let edit = match &definition.runtime_platform {
        Field::Absent => {
            let platform = format!("{{ \"{family}\": {WINDOWS} }}");
            let after = ["requiresCompatibilities", "family"];
            insert_member(tree, definition.at.node, "runtimePlatform", &platform, &after)
        }
        Field::Known { value, at } => match &value.operating_system_family {
            Field::Absent => insert_member(tree, at.node, family, WINDOWS, &[]),
            Field::Known { value, at: At { node, .. } } if !value.is_windows() => {
                replace_value(tree, *node, WINDOWS)
            }
            _ => return None,
        },
        _ => return None,
    };
    Some((step("Run Windows Server 2022 Core; the images must be Windows images".to_owned()), vec![edit]))
}

fn step(title: String) -> Step {
    Step { title, code: None, applicability: Applicability::Unsafe }
}
