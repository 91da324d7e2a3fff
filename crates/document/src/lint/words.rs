//! Words and repairs that many rules share.

use super::rule::Words;
use super::{Case, Context, Fix};
use crate::schema::{Json, Member, Shape, Value, ViolationKind, json_type};
use crate::syntax::rewrite::{insert_member, remove_entries, rename_member, replace_value};
use crate::syntax::{NodeId, Tree};
use crate::task_definition::At;
use crate::text::{Edit, quoted};

/// For rules whose findings take a person to repair.
pub fn no_fix<T>(_: &Context<'_>, _: &T) -> Vec<Fix> {
    Vec::new()
}

/// The same for what the tables find.
pub fn no_fixes(_: &Case<'_>) -> Vec<Fix> {
    Vec::new()
}

/// A member that must be there and is not.
pub fn missing(case: &Case<'_>) -> Words {
    let ViolationKind::Missing(shape, member) = case.kind() else { return unexpected(case) };
    // What a member is about is not told where the feature `reference` is off.
    let about = if member.about.is_empty() { String::new() } else { format!(": it is {}", member.about) };
    Words::new(format!("'{}' is missing. Every {} needs it{about}.", member.name, bare(shape)))
}

/// A string out of the set. For rules of grade D.
pub fn not_a_choice(case: &Case<'_>) -> Words {
    let ViolationKind::NotAChoice(values) = case.kind() else { return unexpected(case) };
    let (member, value) = (case.member(), shortened(case.string()));
    Words::new(format!("'{member}' is '{value}'. AWS documents only {}.", listed(values)))
}

/// A value of another JSON type.
pub fn wrong_type(case: &Case<'_>) -> Words {
    let (ViolationKind::WrongType(value) | ViolationKind::Null(value)) = case.kind() else {
        return unexpected(case);
    };
    let found = match json_type(case.tree().kind(case.node())) {
        Some(Json::Boolean) => case.source(),
        found => found.map_or("something else", Json::words),
    };
    Words::new(format!("{} is {found}. It must be {}.", subject(case), wanted(value)))
}

/// A number or length beyond its limit. For rules of grade D.
pub fn beyond_limit(case: &Case<'_>) -> Words {
    let subject = subject(case);
    let (is, limit) = match case.kind() {
        ViolationKind::TooSmall(limit) => {
            (format!("is {}", case.source()), format!("at least {}", limit.value))
        }
        ViolationKind::TooGreat(limit) => {
            (format!("is {}", case.source()), format!("at most {}", limit.value))
        }
        ViolationKind::TooShort(_) => ("is empty".to_owned(), "at least one character".to_owned()),
        ViolationKind::TooLong(limit) => {
            let length = case.string().chars().count();
            (format!("has {length} characters"), format!("at most {}", limit.value))
        }
        ViolationKind::TooFew(_) => ("is an empty list".to_owned(), "at least one element".to_owned()),
        ViolationKind::TooMany(limit) => {
            let count = case.tree().children(case.node()).count();
            (format!("has {count} elements"), format!("at most {}", limit.value))
        }
        _ => return unexpected(case),
    };
    Words::new(format!("{subject} {is}. AWS documents {limit}."))
}

/// Characters that are not allowed. For rules of grade D.
pub fn wrong_characters(case: &Case<'_>) -> Words {
    let ViolationKind::Pattern(pattern) = case.kind() else { return unexpected(case) };
    let (member, value) = (case.member(), shortened(case.string()));
    Words::new(format!("'{member}' is '{value}'. AWS documents {}.", pattern.words()))
}

/// The rule was asked to word something it is not about; a rule and the table that names it disagree.
fn unexpected(case: &Case<'_>) -> Words {
    Words::new(format!("{} is not as the API wants it.", subject(case)))
}

/// Where a missing member goes, with a gap to fill in.
pub fn to_fill_in(case: &Case<'_>) -> Vec<Fix> {
    let ViolationKind::Missing(_, member) = case.kind() else { return Vec::new() };
    let gap = format!("<{}>", member.name);
    let json = match member.value.json() {
        Json::String => quoted(&gap),
        Json::Object => "{}".to_owned(),
        _ => gap,
    };
    let edit = insert_member(case.tree(), case.node(), member.name, &json, &[]);
    vec![Fix::shown(format!("Add '{}'", member.name), [edit])]
}

/// The limit itself, for a number beyond it.
pub fn to_limit(case: &Case<'_>) -> Vec<Fix> {
    let (ViolationKind::TooSmall(limit) | ViolationKind::TooGreat(limit)) = case.kind() else {
        return Vec::new();
    };
    let limit = limit.value.to_string();
    vec![Fix::guess(format!("Write {limit}"), [replace_value(case.tree(), case.node(), limit)])]
}

/// The value of a set that differs only in letter case.
pub fn other_case(case: &Case<'_>) -> Vec<Fix> {
    let ViolationKind::NotAChoice(values) = case.kind() else { return Vec::new() };
    let meant = values.iter().find(|value| value.eq_ignore_ascii_case(case.string()));
    let fix = |value: &&str| {
        Fix::safe(format!("Write '{value}'"), [replace_value(case.tree(), case.node(), quoted(value))])
    };
    meant.map(fix).into_iter().collect()
}

/// Another name for a member, unless that name is already taken.
pub fn renamed(case: &Case<'_>, member: &Member, fix: fn(String, Vec<Edit>) -> Fix) -> Vec<Fix> {
    let tree = case.tree();
    if tree.parent(case.node()).is_none_or(|object| may_have(tree, object, member.name)) {
        return Vec::new();
    }
    let edit = rename_member(tree, case.node(), member.name);
    edit.map(|edit| fix(format!("Rename it to '{}'", member.name), vec![edit])).into_iter().collect()
}

/// Whether `object` has a member `name`. One with more members than any shape has is not searched: asking for
/// each of its members would take time that grows with their square.
pub fn may_have(tree: &Tree, object: NodeId, name: &str) -> bool {
    const MOST: usize = 200;
    let mut members = tree.children(object);
    members.by_ref().take(MOST).any(|member| tree.key(member) == Some(name)) || members.next().is_some()
}

/// The member or element goes.
pub fn removed(case: &Case<'_>) -> Vec<Fix> {
    removal_of(case.tree(), case.node())
}

/// The member or element at `at` goes, for rules that a definition breaks by having it.
pub fn removal<'c>(context: &'c Context<'c>, at: &At) -> Vec<Fix> {
    removal_of(context.tree, at.node)
}

fn removal_of(tree: &Tree, node: NodeId) -> Vec<Fix> {
    let title = match tree.key(node).or_else(|| tree.string(node)) {
        Some(name) => format!("Remove '{}'", shortened(name)),
        None => "Remove this element".to_owned(),
    };
    vec![Fix::guess(title, remove_entries(tree, &[node]))]
}

/// "'memory'" or "An element of 'command'".
pub fn subject(case: &Case<'_>) -> String {
    let (tree, node) = (case.tree(), case.node());
    let member = shortened(case.member());
    match (tree.key(node), tree.parent(node)) {
        (Some(_), _) => format!("'{member}'"),
        (None, Some(list)) if tree.key(list).is_some() => format!("An element of '{member}'"),
        (None, _) => "An element of the list".to_owned(),
    }
}

/// What a value must be, for "It must be …".
pub fn wanted(value: &Value) -> &'static str {
    match value.json() {
        Json::Number => "a whole number, without quotes",
        Json::Boolean => "true or false, without quotes",
        Json::String => "a string, in quotes",
        Json::List => "a list, in square brackets",
        Json::Object => "an object, in braces",
        Json::Null => "null",
    }
}

/// "bridge, host, awsvpc and none".
pub fn listed(values: &[&str]) -> String {
    match values {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A value of the document for a sentence: at most 60 characters of it.
pub fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or("")),
        None => text.to_owned(),
    }
}

/// "port mapping", without the article.
fn bare(shape: &Shape) -> &'static str {
    let words = shape.words;
    ["an ", "a ", "the "].iter().find_map(|article| words.strip_prefix(article)).unwrap_or(words)
}
