use serde::Serialize;

use super::cursor::{Role, Surroundings, innermost, role};
use super::keys::map_keys;
use super::legality::Legality;
use super::names::{Named, named_by, names_in};
use super::units::of_1024;
use super::{Read, located};
use crate::JudgeOptions;
use crate::lint::{Context, Target};
use crate::schema::{Located, MapKey, Member, Required, Shape, Value, ValueKind};
use crate::syntax::{NodeId, Tree};
use crate::task_definition::{FARGATE_SIZES, FargateSize};
use crate::text::{Span, quoted};

/// The most that is offered at once; an editor shows about ten.
const MOST: usize = 200;

/// Something that can be written at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Completion {
    /// What it is listed as: the name of a member, or a value without its quotes.
    pub label: String,
    /// What kind of thing it is.
    pub kind: CompletionKind,
    /// A few words beside the label: its type, and whether it must be there.
    pub detail: String,
    /// One line about it, or nothing.
    pub about: String,
    /// The bytes it takes the place of.
    pub replaces: Span,
    /// What is written there, with quotes, colon, brackets and the comma after it, where one is needed.
    pub text: String,
    /// Where the cursor goes: bytes of `text` before it.
    pub cursor: u32,
    /// Where a comma goes first, because it is missing there.
    pub comma_at: Option<u32>,
}

/// What kind of thing a completion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CompletionKind {
    /// A member of an object.
    Member,
    /// A value.
    Value,
    /// The name of a container or volume of the definition.
    Reference,
    /// An object in a list.
    Element,
}

/// What can be written at byte `offset` of `text`, what must be there first. `target` is a launch type that the
/// definition is written for, instead of those it requires.
#[must_use]
pub fn complete(text: &str, offset: u32, target: Option<Target>) -> Vec<Completion> {
    let mut completions = candidates(text, offset, target).unwrap_or_default();
    completions.truncate(MOST);
    completions
}

fn candidates(text: &str, offset: u32, target: Option<Target>) -> Option<Vec<Completion>> {
    let around = Surroundings::at(text, offset)?;
    let read = Read::of(&around.blanked(text))?;
    let root = read.root_at(offset)?;
    let within = innermost(&read.tree, root.node, around.word.start)?;
    let options = JudgeOptions { target, ..JudgeOptions::default() };
    let context = Context::new(&read.tree, root, read.recognised.form, &options);
    let legality = Legality::of(&context, target);
    Completer { tree: &read.tree, context: &context, legality, around: &around, within }.complete()
}

struct Completer<'c> {
    tree: &'c Tree,
    context: &'c Context<'c>,
    legality: Legality,
    around: &'c Surroundings,
    within: NodeId,
}

/// A candidate before it is laid out.
struct Candidate {
    label: String,
    kind: CompletionKind,
    detail: String,
    about: String,
    text: String,
    cursor: usize,
}

impl Candidate {
    fn value(label: &str, detail: impl Into<String>) -> Self {
        let text = quoted(label);
        let cursor = text.len();
        let (label, detail) = (label.to_owned(), detail.into());
        Self { label, kind: CompletionKind::Value, detail, about: String::new(), text, cursor }
    }

    fn bare(label: &str) -> Self {
        Self { text: label.to_owned(), cursor: label.len(), ..Self::value(label, "") }
    }
}

impl Completer<'_> {
    fn complete(&self) -> Option<Vec<Completion>> {
        let located = located(self.tree, self.context.root, self.within)?;
        let role = role(self.tree, self.within, self.around)?;
        let candidates = match (role, &located.value.kind) {
            (Role::Name(own), ValueKind::Object(shape)) => self.members(shape, own),
            (Role::Name(own), ValueKind::Map(_)) => self.keys(located, own),
            (Role::MemberValue(member), ValueKind::Object(shape)) => {
                let member = shape.member(self.tree.key(member)?)?;
                self.values(&member.value, shape, member)
            }
            (Role::MemberValue(entry), ValueKind::Map(_)) => self.values_of_key(located, entry),
            (Role::Element, ValueKind::List(list)) => self.elements(list.element, located),
            _ => Vec::new(),
        };
        Some(candidates.into_iter().map(|candidate| self.laid_out(candidate, role)).collect())
    }

    fn laid_out(&self, candidate: Candidate, role: Role) -> Completion {
        let starts_entry = !matches!(role, Role::MemberValue(_));
        let comma_at = self.around.comma_before().filter(|_| starts_entry);
        let lead = if comma_at == Some(self.around.word.start) { " " } else { "" };
        let comma_after = if self.around.comma_after() { "," } else { "" };
        Completion {
            label: candidate.label,
            kind: candidate.kind,
            detail: candidate.detail,
            about: candidate.about,
            replaces: self.around.word,
            text: format!("{lead}{}{comma_after}", candidate.text),
            cursor: (lead.len() + candidate.cursor) as u32,
            comma_at,
        }
    }

    /// The members of `shape` that are legal here and not there yet; `own` is the one whose name is written.
    fn members(&self, shape: &'static Shape, own: Option<NodeId>) -> Vec<Candidate> {
        let is_free = |name| self.tree.member(self.within, name).is_none_or(|node| Some(node) == own);
        let is_open =
            |member: &&Member| is_free(member.name) && self.legality.allows_member(shape.name, member);
        let (must, may): (Vec<&Member>, Vec<&Member>) =
            shape.members.iter().filter(is_open).partition(|member| member.required != Required::No);
        must.into_iter().chain(may).map(|member| self.member(member)).collect()
    }

    fn member(&self, member: &Member) -> Candidate {
        let must = if member.required == Required::No { "" } else { ", required" };
        let detail = format!("{}{must}", type_words(&member.value));
        let (text, cursor) = self.named(member.name, opening(&member.value));
        let (label, about) = (member.name.to_owned(), member.about.to_owned());
        Candidate { label, kind: CompletionKind::Member, detail, about, text, cursor }
    }

    /// A member as it is inserted: its name alone where a colon follows, else with the beginning of a value,
    /// whose first part the cursor goes behind.
    fn named(&self, name: &str, (before, after): (&str, &str)) -> (String, usize) {
        let name = quoted(name);
        if self.around.colon_follows() {
            let cursor = name.len();
            return (name, cursor);
        }
        let start = format!("{name}: {before}");
        let cursor = start.len();
        (start + after, cursor)
    }

    /// Usual names of a map that are not there yet.
    fn keys(&self, located: Located, own: Option<NodeId>) -> Vec<Candidate> {
        let is_open =
            |key: &&MapKey| self.tree.member(self.within, key.name).is_none_or(|node| Some(node) == own);
        let open = map_keys(self.tree, self.within, located).filter(is_open);
        let candidate = |key: &MapKey| {
            let (text, cursor) = self.named(key.name, ("\"", "\""));
            let (label, about) = (key.name.to_owned(), key.about.to_owned());
            Candidate {
                label,
                kind: CompletionKind::Member,
                detail: "string".to_owned(),
                about,
                text,
                cursor,
            }
        };
        open.map(candidate).collect()
    }

    fn values_of_key(&self, located: Located, entry: NodeId) -> Vec<Candidate> {
        let name = self.tree.key(entry);
        let mut keys = map_keys(self.tree, self.within, located);
        let values = keys.find(|key| Some(key.name) == name).map_or(&[][..], |key| key.values);
        values.iter().map(|value| Candidate::value(value, "")).collect()
    }

    /// What a member can have as its value.
    fn values(&self, value: &Value, shape: &Shape, member: &Member) -> Vec<Candidate> {
        if let Some(named) = named_by(shape.name, member.name) {
            return self.names(named);
        }
        match (&value.kind, shape.name, member.name) {
            (ValueKind::Boolean, ..) => ["true", "false"].map(Candidate::bare).into(),
            (ValueKind::Choice(choice), ..) => self.choices(choice.values, shape, member),
            (ValueKind::Text(_), "RegisterTaskDefinitionRequest", "cpu") => self.cpu_sizes(),
            (ValueKind::Text(_), "RegisterTaskDefinitionRequest", "memory") => self.memory_sizes(),
            (ValueKind::Object(_), ..) => vec![Candidate { cursor: 1, ..Candidate::bare("{}") }],
            (ValueKind::List(list), ..) if matches!(list.element.kind, ValueKind::Object(_)) => {
                vec![Candidate { cursor: 2, ..Candidate::bare("[{}]") }]
            }
            (ValueKind::List(_), ..) => vec![Candidate { cursor: 1, ..Candidate::bare("[]") }],
            _ => Vec::new(),
        }
    }

    fn choices(&self, values: &[&'static str], shape: &Shape, member: &Member) -> Vec<Candidate> {
        let legal = values.iter().filter(|value| self.legality.allows_value(shape.name, member.name, value));
        let detail = |value: &str| if member.default == Some(value) { "default" } else { "" };
        legal.map(|value| Candidate::value(value, detail(value))).collect()
    }

    /// What can be an element of a list; a value of a set that is there already is not offered again.
    fn elements(&self, element: &Value, located: Located) -> Vec<Candidate> {
        let is_there =
            |label: &str| self.tree.children(self.within).any(|it| self.tree.string(it) == Some(label));
        let mut candidates = match (&element.kind, located.member) {
            (ValueKind::Object(shape), _) => vec![self.element(shape)],
            (_, Some((shape, member))) if (shape.name, member.name) == ("HealthCheck", "command") => {
                self.leading_words()
            }
            (_, Some((shape, member))) => self.values(element, shape, member),
            _ => Vec::new(),
        };
        candidates.retain(|candidate| !is_there(&candidate.label));
        candidates
    }

    fn element(&self, shape: &Shape) -> Candidate {
        let (kind, about) = (CompletionKind::Element, shape.words.to_owned());
        Candidate { kind, about, cursor: 1, ..Candidate::bare("{}") }
    }

    /// How the command of a health check begins.
    fn leading_words(&self) -> Vec<Candidate> {
        let is_first = self.tree.children(self.within).next().is_none();
        let words = [
            Candidate::value("CMD-SHELL", "one line for the container's shell"),
            Candidate::value("CMD", "a program and its arguments"),
        ];
        if is_first { words.into() } else { Vec::new() }
    }

    fn names(&self, named: Named) -> Vec<Candidate> {
        let own = self.context.container_name(self.within).filter(|_| named == Named::Container);
        let names = names_in(&self.context.definition, named).filter(|name| Some(*name) != own);
        let candidate =
            |name| Candidate { kind: CompletionKind::Reference, ..Candidate::value(name, named.word()) };
        ecs_sort::distinct(names).into_iter().map(candidate).collect()
    }

    fn cpu_sizes(&self) -> Vec<Candidate> {
        let sizes = FARGATE_SIZES.iter().filter(|size| size.windows || !self.legality.on_windows());
        let candidate = |size: &FargateSize| {
            let cpu = i64::from(size.cpu);
            let detail = format!(
                "{} vCPU, memory {} to {} GiB",
                of_1024(cpu),
                of_1024(size.least.into()),
                of_1024(size.greatest.into())
            );
            Candidate::value(&cpu.to_string(), detail)
        };
        if self.legality.on_fargate() { sizes.map(candidate).collect() } else { Vec::new() }
    }

    /// The memory sizes that go with the CPU, or all of them while there is none.
    fn memory_sizes(&self) -> Vec<Candidate> {
        if !self.legality.on_fargate() {
            return Vec::new();
        }
        let cpu = self.context.definition.cpu.known().map(|cpu| cpu.0);
        let sizes = FARGATE_SIZES.iter().filter(|size| cpu.is_none_or(|cpu| cpu == size.cpu));
        let sizes = sizes.filter(|size| size.windows || !self.legality.on_windows());
        let memories = ecs_sort::distinct(sizes.flat_map(|size| size.memories()));
        let candidate =
            |memory: u32| Candidate::value(&memory.to_string(), format!("{} GiB", of_1024(memory.into())));
        memories.into_iter().map(candidate).collect()
    }
}

/// How a value begins and ends; the cursor goes between.
fn opening(value: &Value) -> (&'static str, &'static str) {
    match &value.kind {
        ValueKind::Text(_) | ValueKind::Choice(_) => ("\"", "\""),
        ValueKind::Integer(_) | ValueKind::Boolean => ("", ""),
        ValueKind::Object(_) | ValueKind::Map(_) => ("{", "}"),
        ValueKind::List(list) => match &list.element.kind {
            ValueKind::Object(_) => ("[{", "}]"),
            ValueKind::Text(_) | ValueKind::Choice(_) => ("[\"", "\"]"),
            _ => ("[", "]"),
        },
    }
}

/// The type of a value in a few words.
pub(super) fn type_words(value: &Value) -> &'static str {
    match &value.kind {
        ValueKind::Text(_) | ValueKind::Choice(_) => "string",
        ValueKind::Integer(_) => "whole number",
        ValueKind::Boolean => "true or false",
        ValueKind::Object(_) => "object",
        ValueKind::Map(_) => "object of strings",
        ValueKind::List(list) => match &list.element.kind {
            ValueKind::Object(_) => "list of objects",
            ValueKind::Integer(_) => "list of whole numbers",
            _ => "list of strings",
        },
    }
}
