//! The definition that ECS works with: what is written, and what it fills in where nothing is.

mod defaults;
mod document;

pub use document::effective_definitions;

use crate::JudgeOptions;
use crate::document::Document;
use crate::forms::{Root, RootKind};
use crate::lint::{Context, Grade, Target};
use crate::schema::{Place, Shape, ValueKind, shapes};
use crate::syntax::{Kind, NodeId, Tree};
use crate::text::quoted;
use defaults::{Circumstances, DEFAULTS, Default};
use serde::Serialize;

/// The most that is filled in; a definition of 64 KiB has room for fewer places.
const MOST: usize = 10_000;

/// A member that is not written, and what ECS takes for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Filled {
    /// JSON Pointer of the member, if it were there.
    pub pointer: String,
    /// The value in JSON; none where no JSON says it.
    pub value: Option<String>,
    /// A condition or reason, in words; often empty.
    pub note: &'static str,
    /// Where this is known from, by source key.
    pub source: &'static str,
    /// How well it is known.
    pub grade: Grade,
    /// Where it applies, by the names people use.
    pub places: Vec<&'static str>,
    /// Bytes of the text before the place where it would stand.
    pub at: u32,
    /// The member as it would be written there, with the comma between it and its neighbour.
    pub text: String,
    /// Whether it is worth showing inside the definition: the others would hide what is written.
    pub inline: bool,
    #[serde(skip)]
    object: NodeId,
    #[serde(skip)]
    member: &'static str,
    #[serde(skip)]
    writable: bool,
}

/// What ECS fills in, in every definition of `text`, in document order. `target` is a launch type instead of those
/// that the definition requires; while it requires none, what holds on EC2 is given.
#[must_use]
pub fn effective(text: &str, target: Option<Target>) -> Vec<Filled> {
    if text.len() > crate::MAX_TEXT {
        return Vec::new();
    }
    fill_all(&Document::read(text), &JudgeOptions { target, ..JudgeOptions::default() })
}

/// The same for a text that has been read. Of a text that is no register input, the pointers and members are those
/// of the register input it was converted to: nothing of it is to be shown inside of the text.
pub(crate) fn fill_all(document: &Document, options: &JudgeOptions) -> Vec<Filled> {
    let (tree, roots) = document.definitions();
    let mut filled: Vec<Filled> = Vec::new();
    for &root in roots {
        filled.extend(fill(&Context::new(tree, root, document.recognised.form, options)));
    }
    if let Some(converted) = &document.converted {
        for filled in &mut filled {
            filled.inline = false;
            filled.at = converted.origin(filled.object).span.end;
        }
    }
    ecs_sort::sort_by_key(&mut filled, |filled| filled.at);
    filled.truncate(MOST);
    filled
}

/// What ECS fills in in one definition.
fn fill(context: &Context<'_>) -> Vec<Filled> {
    let mut places = context.lens.places();
    if places.is_empty() {
        places.push(if context.lens.is_windows() { Place::Ec2Windows } else { Place::Ec2Linux });
    }
    let mut filler = Filler { context, places, filled: Vec::new() };
    let Root { node, kind } = context.root;
    match kind {
        RootKind::TaskDefinition => filler.object(node, &shapes::TASK_DEFINITION),
        RootKind::Container => filler.object(node, &shapes::CONTAINER_DEFINITION),
        RootKind::ContainerList => {
            context.tree.children(node).for_each(|it| filler.object(it, &shapes::CONTAINER_DEFINITION));
        }
    }
    filler.filled
}

struct Filler<'c> {
    context: &'c Context<'c>,
    places: Vec<Place>,
    filled: Vec<Filled>,
}

impl Filler<'_> {
    fn object(&mut self, object: NodeId, shape: &'static Shape) {
        let tree = self.context.tree;
        if tree.kind(object) != Kind::Object || self.filled.len() >= MOST {
            return;
        }
        if !tree.has_members_to_come(object) {
            self.defaults_of(object, shape.name);
        }
        for child in tree.children(object) {
            let Some(member) = tree.key(child).and_then(|name| shape.member(name)) else { continue };
            match &member.value.kind {
                ValueKind::Object(inner) => self.object(child, inner),
                ValueKind::Map(_) => self.defaults_of(child, member.name),
                ValueKind::List(list) => {
                    if let ValueKind::Object(inner) = list.element.kind {
                        tree.children(child).for_each(|element| self.object(element, inner));
                    }
                }
                _ => {}
            }
        }
    }

    /// What is filled in in `object`, which is of the shape, or the map, called `of`.
    fn defaults_of(&mut self, object: NodeId, of: &str) {
        let circumstances = Circumstances { context: self.context, places: &self.places, object };
        let rows = DEFAULTS.iter().filter(|row| row.of == of);
        let rows = rows.filter(|row| self.places.iter().any(|&place| row.places.contains(place)));
        let found: Vec<Filled> =
            rows.filter_map(|row| filled(self.context.tree, &circumstances, row)).collect();
        self.filled.extend(found);
    }
}

fn filled(tree: &Tree, circumstances: &Circumstances<'_>, row: &'static Default) -> Option<Filled> {
    let object = circumstances.object;
    let is_absent = |name| tree.member(object, name).is_none_or(|node| tree.kind(node) == Kind::Null);
    if tree.kind(object) != Kind::Object || !is_absent(row.member) {
        return None;
    }
    let value = (row.value)(circumstances)?;
    let json = if value.is_empty() { None } else { Some(value) };
    let written = format!("{}: {}", quoted(row.member), json.as_deref().unwrap_or("…"));
    let (at, text) = beside(tree, object, row.after, &written);
    let inline = row.inline && json.is_some();
    Some(Filled {
        pointer: format!("{}/{}", tree.pointer(object), row.member),
        value: json,
        note: row.note,
        source: row.source,
        grade: row.grade,
        places: row.places.iter().map(Place::name).collect(),
        at,
        text,
        inline,
        object,
        member: row.member,
        writable: row.writable,
    })
}

/// Where `member` would stand in `object`, after the first of `after` that is there, else at the end; and how it
/// would be written there.
fn beside(tree: &Tree, object: NodeId, after: &[&str], member: &str) -> (u32, String) {
    let neighbour = after.iter().find_map(|name| tree.member(object, name));
    let Some(neighbour) = neighbour.or_else(|| tree.children(object).last()) else {
        return (tree.span(object).start + 1, member.to_owned());
    };
    let end = tree.entry_span(neighbour).end;
    let has_comma = tree.text().get(end as usize..).is_some_and(|rest| rest.starts_with(','));
    if has_comma { (end + 1, format!(" {member},")) } else { (end, format!(", {member}")) }
}
