use crate::convert::{Naming, value_at};
use crate::lint::Case;
use crate::schema::{Shape, ValueKind, ViolationKind, shapes};
use crate::syntax::{Kind, NodeId, Tree};

/// What CloudFormation says about something the tables found, before ECS is asked; `None` where its words are not
/// known.
pub(crate) fn cloudformation_text(case: &Case<'_>) -> Option<String> {
    let (tree, node) = (case.tree(), case.node());
    let (place, words) = match case.kind() {
        ViolationKind::Unknown(shape, _) => (
            tree.parent(node)?,
            format!("extraneous key [{}] is not permitted", as_pasted(shape, tree.key(node)?)),
        ),
        // Of required members only these are seen in its answers.
        ViolationKind::Missing(shape, member)
            if std::ptr::eq(shape, &shapes::CONTAINER_DEFINITION)
                && matches!(member.name, "name" | "image") =>
        {
            let name = Naming::CloudFormation.member(shape, member.name);
            (node, format!("required key [{name}] not found"))
        }
        ViolationKind::WrongType(value)
            if matches!(value.kind, ValueKind::Integer(_)) && tree.kind(node) == Kind::String =>
        {
            (node, "expected type: Integer, found: String".to_owned())
        }
        _ => return None,
    };
    Some(format!("#{}: {words}", path(case, tree, place)?))
}

/// The name of a property that CloudFormation does not have, as it was pasted: where it is the API's name of one
/// it does have, the converted text spells it otherwise.
fn as_pasted(shape: &'static Shape, key: &str) -> String {
    let api = shape.members.iter().find(|member| Naming::CloudFormation.is_called(shape, member.name, key));
    api.map_or(key, |member| member.name).to_owned()
}

/// `/ContainerDefinitions/0/HealthCheck`, from the properties on.
fn path(case: &Case<'_>, tree: &Tree, node: NodeId) -> Option<String> {
    let root = case.context.root;
    let mut steps = Vec::new();
    let mut current = node;
    while current != root.node {
        let parent = tree.parent(current)?;
        steps.push(match (tree.key(current), shape_of_object(case, tree, parent)) {
            (Some(key), Some(shape)) => match shape.member(key) {
                Some(member) => Naming::CloudFormation.member(shape, member.name).into_owned(),
                None => key.to_owned(),
            },
            (Some(key), None) => key.to_owned(),
            (None, _) => tree.ordinal(current)?.to_string(),
        });
        current = parent;
    }
    Some(steps.iter().rev().map(|step| format!("/{step}")).collect())
}

fn shape_of_object(case: &Case<'_>, tree: &Tree, object: NodeId) -> Option<&'static Shape> {
    match &value_at(tree, case.context.root, object)?.kind {
        ValueKind::Object(shape) => Some(shape),
        _ => None,
    }
}

/// A function as it is written, shortened to a line.
pub(super) fn shown(tree: &Tree, node: NodeId) -> String {
    let source = tree.source(node);
    let line: String = source.split_whitespace().collect::<Vec<_>>().join(" ");
    crate::lint::words::shortened(&line)
}
