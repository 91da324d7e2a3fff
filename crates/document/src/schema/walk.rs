//! What the tables say about a place in a document.

use super::shapes::{CONTAINER_DEFINITION, TASK_DEFINITION};
use super::{Member, Shape, Value, ValueKind};
use crate::syntax::{NodeId, Tree};

/// A whole task definition.
pub static WHOLE_DEFINITION: Value = Value::object(&TASK_DEFINITION);
/// A bare list of containers.
pub static CONTAINERS: Value = Value::list(&CONTAINER);
/// One container.
pub static CONTAINER: Value = Value::object(&CONTAINER_DEFINITION);

/// What belongs at a node.
#[derive(Clone, Copy, Debug)]
pub struct Located {
    /// What kind of value.
    pub value: &'static Value,
    /// The shape and its member that the node is the value of, or that holds the list or map it is in. `None`
    /// at the start of the walk.
    pub member: Option<(&'static Shape, &'static Member)>,
}

/// Walks from `start`, where `value` belongs, down to `node`. `None` where the tables know nothing: inside a
/// member that does not exist, or of another type than the tables have.
#[must_use]
pub fn locate(tree: &Tree, start: NodeId, value: &'static Value, node: NodeId) -> Option<Located> {
    let mut path = Vec::new();
    let mut current = node;
    while current != start {
        path.push(current);
        current = tree.parent(current)?;
    }
    let start = Located { value, member: None };
    path.into_iter().rev().try_fold(start, |outer, step| step_into(tree, outer, step))
}

fn step_into(tree: &Tree, outer: Located, child: NodeId) -> Option<Located> {
    match (&outer.value.kind, tree.key(child)) {
        (ValueKind::Object(shape), Some(name)) => {
            let member = shape.member(name)?;
            Some(Located { value: &member.value, member: Some((shape, member)) })
        }
        (ValueKind::Map(value), Some(_)) => Some(Located { value, ..outer }),
        (ValueKind::List(list), None) => Some(Located { value: list.element, ..outer }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse_json;

    #[test]
    fn every_place_is_known_by_its_member() {
        let text = r#"{"cpu": "256", "containerDefinitions": [{"portMappings": [{"protocol": "tcp"}],
            "command": ["a"], "dockerLabels": {"cpu": "x"}, "nonsense": {"cpu": 1}, "image": ["y"]}]}"#;
        let tree = parse_json(text).tree;
        let at = |pointer: &str| {
            let node = tree.at_pointer(pointer).expect(pointer);
            let found = locate(&tree, tree.root(), &WHOLE_DEFINITION, node)?;
            Some(found.member.map_or("", |(_, member)| member.name))
        };
        assert_eq!(at(""), Some(""));
        assert_eq!(at("/cpu"), Some("cpu"));
        assert_eq!(at("/containerDefinitions/0"), Some("containerDefinitions"));
        assert_eq!(at("/containerDefinitions/0/portMappings/0/protocol"), Some("protocol"));
        assert_eq!(at("/containerDefinitions/0/command/0"), Some("command"));
        assert_eq!(at("/containerDefinitions/0/dockerLabels/cpu"), Some("dockerLabels"));
        assert_eq!(at("/containerDefinitions/0/nonsense/cpu"), None);
        assert_eq!(at("/containerDefinitions/0/image/0"), None);
    }
}
