use crate::lint::prelude::*;
use crate::schema::{Shape, Value, ValueKind};

/// An object where the API wants a list: most often variables written as `{"NAME": "value"}`.
pub static RULE: Rule = Rule {
    code: "TD-DOC-011",
    title: reference("An object where a list belongs"),
    class: Class::RejectedByClient,
    grade: Grade::C,
    source: reference("botocore validator"),
    finders: &[Finder::Schema { words, fixes }],
};

fn words(case: &Case<'_>) -> Words {
    let member = case.member();
    match pair_of(case) {
        Some((name, value)) => Words::new(format!(
            "'{member}' is an object. It must be a list of {{\"{name}\": …, \"{value}\": …}}, one for each entry."
        )),
        None => words::wrong_type(case),
    }
}

fn fixes(case: &Case<'_>) -> Vec<Fix> {
    let tree = case.tree();
    let as_pairs = pair_of(case).and_then(|(name, value)| {
        let pair = |node| {
            let text = tree.string(node).or_else(|| scalar(tree, node))?;
            let key = tree.key(node)?;
            Some(format!("{{\"{name}\": {}, \"{value}\": {}}}", quoted(key), quoted(text)))
        };
        let pairs: Option<Vec<String>> = tree.children(case.node()).map(pair).collect();
        Some(Fix::safe(
            "Write it as a list",
            [replace_value(tree, case.node(), format!("[{}]", pairs?.join(", ")))],
        ))
    });
    let in_list = element_shape(case).filter(|shape| looks_like(tree, case.node(), shape));
    let wrapped = in_list.map(|_| {
        let span = tree.span(case.node());
        Fix::safe("Put it in a list", [Edit::insert(span.start, "["), Edit::insert(span.end, "]")])
    });
    wrapped.or(as_pairs).into_iter().collect()
}

/// A number or boolean as it is written: in an environment it can only be meant as text.
fn scalar(tree: &Tree, node: NodeId) -> Option<&str> {
    matches!(tree.kind(node), Kind::Number | Kind::Bool(_)).then(|| tree.source(node))
}

/// Whether the object has a member of the shape: it is one element, only without its list.
fn looks_like(tree: &Tree, object: NodeId, shape: &Shape) -> bool {
    tree.children(object).any(|child| tree.key(child).is_some_and(|key| shape.member(key).is_some()))
}

/// The two members of a list of pairs: `name` and `value`, or `name` and `valueFrom`.
fn pair_of(case: &Case<'_>) -> Option<(&'static str, &'static str)> {
    let shape = element_shape(case).filter(|shape| shape.members.len() == 2)?;
    let value = ["value", "valueFrom"].into_iter().find(|name| shape.member(name).is_some())?;
    shape.member("name").map(|name| (name.name, value))
}

fn element_shape(case: &Case<'_>) -> Option<&'static Shape> {
    let ViolationKind::WrongType(Value { kind: ValueKind::List(list), .. }) = case.kind() else {
        return None;
    };
    match list.element.kind {
        ValueKind::Object(shape) => Some(shape),
        _ => None,
    }
}
