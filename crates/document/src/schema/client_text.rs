//! The words of the client's own parameter check, that of botocore, which the AWS CLI and boto3 share.

use super::check::{Violation, ViolationKind, json_type};
use super::{Json, Shape, Value, ValueKind};
use crate::syntax::{Kind, NodeId, Tree};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Where the input of the call begins in a document.
#[derive(Clone, Copy, Debug)]
pub struct ClientRoot {
    /// The node that the client calls `path`.
    pub node: NodeId,
    /// Its path: empty for the whole input, `containerDefinitions` for a bare list of containers.
    pub path: &'static str,
}

/// What the client says about `violation`; `None` where it says nothing and leaves the refusal to the service.
#[must_use]
pub fn client_text(tree: &Tree, root: ClientRoot, violation: &Violation) -> Option<String> {
    let node = violation.node;
    let path = || client_path(tree, root, node);
    match violation.kind {
        ViolationKind::Null(value) | ViolationKind::WrongType(value) => wrong_type(tree, root, node, value),
        ViolationKind::NotInteger if is_python_integer(tree.source(node)) => None,
        ViolationKind::NotInteger => wrong_type(tree, root, node, &Value::integer()),
        ViolationKind::Unknown(shape, _) => {
            let parent = client_path(tree, root, tree.parent(node)?);
            Some(unknown_member_text(&parent, tree.key(node).unwrap_or(""), shape))
        }
        ViolationKind::Missing(_, member) => {
            let required = matches!(member.required, super::Required::ByClient(_));
            required.then(|| missing_member_text(&path(), member.name))
        }
        ViolationKind::TooSmall(limit) if limit.by_client => {
            let (path, value) = (path(), tree.source(node));
            Some(format!(
                "Invalid value for parameter {path}, value: {value}, valid min value: {}",
                limit.value
            ))
        }
        ViolationKind::TooShort(limit) if limit.by_client => {
            let length = tree.string(node).unwrap_or("").chars().count();
            let (path, least) = (path(), limit.value);
            Some(format!("Invalid length for parameter {path}, value: {length}, valid min length: {least}"))
        }
        _ => None,
    }
}

/// What the client says about the member `name`, which `shape` does not have.
#[must_use]
pub fn unknown_member_text(path: &str, name: &str, shape: &Shape) -> String {
    let known: Vec<&str> = shape.members.iter().map(|member| member.name).collect();
    format!("Unknown parameter in {path}: \"{name}\", must be one of: {}", known.join(", "))
}

/// What the client says about the required member `name` that is not there.
#[must_use]
pub fn missing_member_text(path: &str, name: &str) -> String {
    format!("Missing required parameter in {path}: \"{name}\"")
}

fn wrong_type(tree: &Tree, root: ClientRoot, node: NodeId, value: &Value) -> Option<String> {
    // For Python `True` is a number; the client lets it pass.
    if matches!((tree.kind(node), &value.kind), (Kind::Bool(_), ValueKind::Integer(_))) {
        return None;
    }
    let valid = match value.json() {
        Json::List => "<class 'list'>, <class 'tuple'>",
        Json::Object => "<class 'dict'>",
        Json::Number => "<class 'int'>",
        Json::Boolean => "<class 'bool'>",
        Json::String | Json::Null => "<class 'str'>",
    };
    let path = client_path(tree, root, node);
    let (shown, class) = (shown(tree, node), python_class(tree, node));
    Some(format!(
        "Invalid type for parameter {path}, value: {shown}, type: <class '{class}'>, valid types: {valid}"
    ))
}

/// The place of `node` as the client writes it: `containerDefinitions[0].memory`; the whole is `input`.
#[must_use]
pub fn client_path(tree: &Tree, root: ClientRoot, node: NodeId) -> String {
    let mut steps = Vec::new();
    let mut current = node;
    while current != root.node {
        steps.push(current);
        let Some(parent) = tree.parent(current) else { break };
        current = parent;
    }
    if steps.is_empty() && root.path.is_empty() {
        return "input".to_owned();
    }
    let mut path = root.path.to_owned();
    for step in steps.into_iter().rev() {
        match tree.key(step) {
            Some(key) if path.is_empty() => path.push_str(key),
            Some(key) => {
                path.push('.');
                path.push_str(key);
            }
            None => {
                let _ = write!(path, "[{}]", tree.ordinal(step).unwrap_or_default());
            }
        }
    }
    path
}

fn python_class(tree: &Tree, node: NodeId) -> &'static str {
    match json_type(tree.kind(node)) {
        Some(Json::Boolean) => "bool",
        Some(Json::Number) if is_python_integer(tree.source(node)) => "int",
        Some(Json::Number) => "float",
        Some(Json::String) => "str",
        Some(Json::List) => "list",
        Some(Json::Object) => "dict",
        Some(Json::Null) | None => "NoneType",
    }
}

fn is_python_integer(number: &str) -> bool {
    !number.contains(['.', 'e', 'E'])
}

/// A value as Python prints it: a string bare at the top, quoted inside lists and objects.
fn shown(tree: &Tree, node: NodeId) -> String {
    match tree.string(node) {
        Some(string) => string.to_owned(),
        None => {
            let mut printed = String::new();
            print(tree, node, &mut printed);
            printed
        }
    }
}

fn print(tree: &Tree, node: NodeId, out: &mut String) {
    match tree.kind(node) {
        Kind::String => print_string(tree.string(node).unwrap_or(""), out),
        Kind::Number => print_number(tree.source(node), out),
        Kind::Bool(true) => out.push_str("True"),
        Kind::Bool(false) => out.push_str("False"),
        Kind::Null | Kind::Placeholder | Kind::Missing => out.push_str("None"),
        Kind::Array => {
            out.push('[');
            for (place, child) in tree.children(node).enumerate() {
                out.push_str(if place > 0 { ", " } else { "" });
                print(tree, child, out);
            }
            out.push(']');
        }
        Kind::Object => print_object(tree, node, out),
    }
}

/// Of members of one name Python keeps the place of the first and the value of the last.
fn print_object(tree: &Tree, node: NodeId, out: &mut String) {
    let shadowed = tree.shadowed_members(node);
    let last_of = |child: NodeId| {
        let place = shadowed.binary_search_by_key(&child, |&(earlier, _)| earlier);
        place.ok().and_then(|place| shadowed.get(place)).map_or(child, |&(_, last)| last)
    };
    let mut printed = BTreeSet::new();
    out.push('{');
    for child in tree.children(node) {
        let value = last_of(child);
        let separator = if printed.is_empty() { "" } else { ", " };
        if !printed.insert(value) {
            continue;
        }
        out.push_str(separator);
        print_string(tree.key(child).unwrap_or(""), out);
        out.push_str(": ");
        print(tree, value, out);
    }
    out.push('}');
}

/// Python prefers single quotes, and takes double ones for a text that has only single ones inside.
fn print_string(text: &str, out: &mut String) {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.push(quote);
    for character in text.chars() {
        match character {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            character if character == quote => out.extend(['\\', character]),
            character if character < ' ' || character == '\u{7f}' => {
                let _ = write!(out, "\\x{:02x}", character as u32);
            }
            character => out.push(character),
        }
    }
    out.push(quote);
}

/// Whole numbers are printed as written, others as Python prints a float.
fn print_number(number: &str, out: &mut String) {
    if is_python_integer(number) {
        out.push_str(if number == "-0" { "0" } else { number });
        return;
    }
    let value: f64 = number.parse().unwrap_or(f64::NAN);
    let size = value.abs();
    let _ = if value.is_infinite() {
        write!(out, "{}", if value > 0.0 { "inf" } else { "-inf" })
    } else if size != 0.0 && !(1e-4..1e16).contains(&size) {
        write!(out, "{}", python_exponent(&format!("{value:e}")))
    } else {
        write!(out, "{value:?}")
    };
}

/// `1e20` as Python writes it, `1e+20`, with two digits of exponent at least.
fn python_exponent(rust: &str) -> String {
    let (mantissa, exponent) = rust.split_once('e').unwrap_or((rust, "0"));
    let (sign, digits) = match exponent.strip_prefix('-') {
        Some(digits) => ('-', digits),
        None => ('+', exponent),
    };
    format!("{mantissa}e{sign}{digits:0>2}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parse_json;

    #[test]
    fn values_are_printed_as_python_prints_them() {
        let cases = [
            (r#"{"A": "b", "c": [1, true, null]}"#, "{'A': 'b', 'c': [1, True, None]}"),
            (r#"["it's", "say \"it's\"", "a\\b\n\u0001é"]"#, r#"["it's", 'say "it\'s"', 'a\\b\n\x01é']"#),
            (r#"{"a": 1, "b": 2, "a": 3}"#, "{'a': 3, 'b': 2}"),
            ("1.50", "1.5"),
            ("512.0", "512.0"),
            ("1e3", "1000.0"),
            ("1E20", "1e+20"),
            ("2.5e-7", "2.5e-07"),
            ("-0", "0"),
            ("12345678901234567890123", "12345678901234567890123"),
        ];
        for (json, python) in cases {
            let tree = parse_json(json).tree;
            assert_eq!(shown(&tree, tree.root()), python, "{json}");
        }
    }
}
