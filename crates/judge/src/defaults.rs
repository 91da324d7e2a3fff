//! Defaults that ECS fills in, to be shown inside the definition where they would stand.

use ecs_document::Judgement;
use ecs_document::network_mode::NetworkMode;
use ecs_document::syntax::Tree;
use ecs_document::task_definition::{At, ContainerDefinition, PortMapping, TaskDefinition};
use serde::Serialize;

/// More would be noise.
const MOST: usize = 200;

/// A default and its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ghost {
    /// Bytes of the text before it.
    pub at: u32,
    /// What ECS takes, as it would be written.
    pub text: String,
}

/// The defaults of every definition in a judged text, in the order of the text.
pub fn ghosts(judgement: &Judgement) -> Vec<Ghost> {
    let tree = judgement.tree();
    let mut ghosts = Vec::new();
    for definition in judgement.definitions() {
        let definition = &definition.task_definition;
        if definition.network_mode.is_absent()
            && let (Some(mode), Some(at)) = (definition.effective_network_mode(), definition.family.at())
        {
            ghosts.push(after(tree, at, format!("\"networkMode\": \"{}\"", mode.as_aws())));
        }
        for container in definition.containers() {
            of_container(tree, definition, container, &mut ghosts);
        }
    }
    ecs_sort::sort_by_key(&mut ghosts, |ghost| ghost.at);
    ghosts.truncate(MOST);
    ghosts
}

fn of_container(
    tree: &Tree,
    definition: &TaskDefinition<'_>,
    container: &ContainerDefinition<'_>,
    ghosts: &mut Vec<Ghost>,
) {
    if container.essential.is_absent()
        && let Some(at) = container.image.at()
    {
        ghosts.push(after(tree, at, "\"essential\": true".to_owned()));
    }
    let ports = container.port_mappings.items();
    ghosts.extend(ports.filter_map(|mapping| of_port(tree, definition, mapping)));
}

/// The host port: the container port where there is one network, a dynamic one behind a bridge.
fn of_port(tree: &Tree, definition: &TaskDefinition<'_>, mapping: &PortMapping<'_>) -> Option<Ghost> {
    let (port, at) = mapping.container_port.known_at()?;
    if !mapping.host_port.is_absent() {
        return None;
    }
    let host_port = match definition.effective_network_mode()? {
        NetworkMode::Awsvpc | NetworkMode::Host => *port,
        NetworkMode::Bridge => 0,
        NetworkMode::None => return None,
    };
    Some(after(tree, at, format!("\"hostPort\": {host_port}")))
}

/// A member that would follow the one at `at`, with the comma between them where it belongs.
fn after(tree: &Tree, at: At, member: String) -> Ghost {
    let end = at.span.end;
    let rest = tree.text().get(end as usize..).unwrap_or_default();
    let comma = rest.starts_with(',');
    Ghost {
        at: if comma { end + 1 } else { end },
        text: if comma { format!(" {member},") } else { format!(", {member}") },
    }
}
