//! Recognising texts that do not start like JSON.

use super::Form;
use crate::syntax::{Kind, Syntax, Tree};

/// Words that begin a block of Terraform.
const BLOCKS: [&str; 9] =
    ["resource", "locals", "module", "variable", "provider", "data", "terraform", "output", "dynamic"];

/// The notation of a text that starts with neither a brace nor a bracket.
pub(super) fn syntax_of(text: &str) -> Syntax {
    if is_hcl(text) {
        Syntax::Hcl
    } else if is_yaml(text) {
        Syntax::Yaml
    } else {
        Syntax::Json
    }
}

fn is_hcl(text: &str) -> bool {
    let begins_block = |line: &str| {
        let (word, rest) = line.split_once([' ', '{']).unwrap_or((line, ""));
        BLOCKS.contains(&word)
            && (rest.trim_start().starts_with(['"', '{']) || rest.is_empty() && line.ends_with('{'))
    };
    let sets_containers = |line: &str| {
        let rest = line.trim_start().strip_prefix("container_definitions");
        rest.is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    text.lines().any(|line| begins_block(line) || sets_containers(line))
}

/// Lines that look like names of members, list elements, or the start of a document.
fn is_yaml(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_end).filter(|line| !line.trim_start().starts_with('#'));
    let is_entry = |line: &str| {
        let line = line.trim_start();
        let line = line.trim_start_matches("- ");
        line == "-" || line.split_once(':').is_some_and(|(key, rest)| is_name(key) && is_value(rest))
    };
    lines.any(|line| line == "---" || line.starts_with("%YAML") || is_entry(line))
}

/// Whether `key` can be the name of a member in YAML as people write it: one word, perhaps in quotes.
fn is_name(key: &str) -> bool {
    let bare = key.trim_matches(['"', '\'']).trim_end();
    let word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'<' | b'/');
    !bare.is_empty() && bare.bytes().all(word)
}

fn is_value(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t'])
}

/// The form of a text that is no object and no list in its notation.
pub(super) fn of_text(tree: &Tree) -> Form {
    if tree.syntax() == Syntax::Yaml {
        Form::Yaml
    } else if is_scalar(tree) {
        Form::Scalar
    } else {
        Form::Text
    }
}

/// Whether the whole text is one scalar.
fn is_scalar(tree: &Tree) -> bool {
    let kind = tree.kind(tree.root());
    let is_one = tree.source(tree.root()) == tree.text().trim();
    is_one
        && matches!(kind, Kind::String | Kind::Number | Kind::Bool(_) | Kind::Null)
        && (kind != Kind::String || tree.text().trim().starts_with('"'))
}
