use crate::syntax::{Kind, NodeId, Tree};

/// What an intrinsic function stands for.
pub(super) enum Meaning {
    /// A text that is plain from the template; variables in it stay template tokens.
    Text(String),
    /// Something that only CloudFormation knows; what to call it.
    Unknown(String),
    /// Nothing at all: the member that has this value is not there.
    NoValue(String),
}

/// What the value at `node` stands for, if it is an intrinsic function.
pub(super) fn meaning(tree: &Tree, node: NodeId) -> Option<Meaning> {
    let (name, argument) = function(tree, node)?;
    Some(match name {
        "Ref" if tree.string(argument) == Some("AWS::NoValue") => Meaning::NoValue("AWS::NoValue".to_owned()),
        "Fn::Sub" => substituted(tree, argument).map_or_else(|| unknown(tree, name, argument), Meaning::Text),
        "Fn::Join" => joined(tree, argument).map_or_else(|| unknown(tree, name, argument), Meaning::Text),
        _ => unknown(tree, name, argument),
    })
}

/// The function at `node` and its argument: an object with that one member.
fn function(tree: &Tree, node: NodeId) -> Option<(&str, NodeId)> {
    if tree.kind(node) != Kind::Object {
        return None;
    }
    let mut members = tree.children(node);
    let argument = members.next()?;
    let name = tree.key(argument).filter(|_| members.next().is_none())?;
    (name == "Ref" || name == "Condition" || name.starts_with("Fn::")).then_some((name, argument))
}

fn unknown(tree: &Tree, name: &str, argument: NodeId) -> Meaning {
    Meaning::Unknown(match (name, tree.kind(argument)) {
        ("Ref" | "Fn::ImportValue", Kind::String) => tree.string(argument).unwrap_or("").to_owned(),
        ("Fn::GetAtt", Kind::String) => tree.string(argument).unwrap_or("").to_owned(),
        ("Fn::GetAtt", Kind::Array) => {
            let parts = tree.children(argument).filter_map(|part| tree.string(part));
            parts.collect::<Vec<_>>().join(".")
        }
        _ => name.trim_start_matches("Fn::").to_owned(),
    })
}

/// The text of `Fn::Sub`, its variables left as they are.
fn substituted(tree: &Tree, argument: NodeId) -> Option<String> {
    let text = match tree.kind(argument) {
        Kind::Array => tree.children(argument).next()?,
        _ => argument,
    };
    tree.string(text).map(str::to_owned)
}

/// The text of `Fn::Join` with what is not known as template tokens, if its list is written out.
fn joined(tree: &Tree, argument: NodeId) -> Option<String> {
    let mut parts = tree.children(argument);
    let separator = tree.string(parts.next()?)?;
    let list = parts.next().filter(|&list| tree.kind(list) == Kind::Array)?;
    let pieces: Option<Vec<String>> = tree.children(list).map(|piece| text_of(tree, piece)).collect();
    Some(pieces?.join(separator))
}

fn text_of(tree: &Tree, piece: NodeId) -> Option<String> {
    match tree.kind(piece) {
        Kind::String => tree.string(piece).map(str::to_owned),
        Kind::Number => tree.number(piece).map(str::to_owned),
        Kind::Object => match meaning(tree, piece)? {
            Meaning::Text(text) => Some(text),
            Meaning::Unknown(name) => Some(format!("${{{name}}}")),
            Meaning::NoValue(_) => None,
        },
        _ => None,
    }
}
