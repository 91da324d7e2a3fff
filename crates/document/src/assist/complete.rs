use serde::Serialize;

use super::keys::map_keys;
use super::legality::Legality;
use super::manner::{Manner, Notation, Opening, Written};
use super::names::{Named, named_by, names_in};
use super::site::{Role, Site};
use super::units::of_1024;
use crate::JudgeOptions;
use crate::convert::Naming;
use crate::lint::{Context, Target};
use crate::schema::{Located, MapKey, Member, Required, Shape, Value, ValueKind};
use crate::syntax::{NodeId, Tree};
use crate::task_definition::{FARGATE_SIZES, FargateSize};
use crate::text::Span;

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
    /// What is written there in the notation of the text, with quotes, colon, brackets and the comma after it, where
    /// one is needed. Lines end with a line feed.
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
    let site = Site::at(text, offset)?;
    let root = site.read.root_of(site.within)?;
    let options = JudgeOptions { target, ..JudgeOptions::default() };
    let context = Context::new(site.read.tree(), root, site.read.form(), &options);
    let legality = Legality::of(&context, target);
    Completer { tree: site.read.tree(), context: &context, legality, site: &site }.complete()
}

struct Completer<'c> {
    tree: &'c Tree,
    context: &'c Context<'c>,
    legality: Legality,
    site: &'c Site,
}

/// A candidate before it is laid out.
struct Candidate {
    label: String,
    kind: CompletionKind,
    detail: String,
    about: String,
    written: Written,
}

impl Completer<'_> {
    fn complete(&self) -> Option<Vec<Completion>> {
        let Site { read, within, role, .. } = self.site;
        let located = read.located(*within)?;
        let candidates = match (*role, &located.value.kind) {
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
        Some(candidates.into_iter().map(|candidate| self.laid_out(candidate)).collect())
    }

    fn laid_out(&self, candidate: Candidate) -> Completion {
        let Manner { replaces, lead, trail, comma_at, .. } = self.site.manner;
        let Written { text, cursor } = candidate.written;
        Completion {
            label: candidate.label,
            kind: candidate.kind,
            detail: candidate.detail,
            about: candidate.about,
            replaces,
            text: format!("{lead}{text}{trail}"),
            cursor: (lead.len() + cursor) as u32,
            comma_at,
        }
    }

    fn value(&self, label: &str, detail: impl Into<String>) -> Candidate {
        self.candidate(CompletionKind::Value, label, detail, self.manner().text(label))
    }

    fn candidate(
        &self,
        kind: CompletionKind,
        label: &str,
        detail: impl Into<String>,
        written: Written,
    ) -> Candidate {
        Candidate { label: label.to_owned(), kind, detail: detail.into(), about: String::new(), written }
    }

    fn manner(&self) -> &Manner {
        &self.site.manner
    }

    /// The beginning of an object or list, where one is written on one line.
    fn brackets(&self, label: &str, opening: Opening) -> Vec<Candidate> {
        let written = self.manner().brackets(opening);
        written.map(|written| self.candidate(CompletionKind::Value, label, "", written)).into_iter().collect()
    }

    /// The members of `shape` that are legal here and not there yet; `own` is the one whose name is written.
    fn members(&self, shape: &'static Shape, own: Option<NodeId>) -> Vec<Candidate> {
        let is_open =
            |member: &&Member| self.is_free(member, own) && self.legality.allows_member(shape.name, member);
        let (must, may): (Vec<&Member>, Vec<&Member>) =
            shape.members.iter().filter(is_open).partition(|member| member.required != Required::No);
        must.into_iter().chain(may).map(|member| self.member(shape, member)).collect()
    }

    /// Whether `member` can still be written: it is not there yet, or is a block that may stand there again.
    fn is_free(&self, member: &Member, own: Option<NodeId>) -> bool {
        let there = self.tree.member(self.site.within, member.name);
        let is_repeated =
            self.manner().notation == Notation::Block && self.opening(member) == Opening::Objects;
        there.is_none_or(|node| Some(node) == own) || is_repeated
    }

    fn member(&self, shape: &'static Shape, member: &'static Member) -> Candidate {
        let naming = self.site.read.naming();
        let (shape, member) = match &member.value.kind {
            // Terraform writes the path of the host beside the volume's name.
            ValueKind::Object(host) if naming == Naming::Terraform && member.name == "host" => {
                host.member("sourcePath").map_or((shape, member), |path| (*host, path))
            }
            _ => (shape, member),
        };
        let must = if member.required == Required::No { "" } else { ", required" };
        let detail = format!("{}{must}", self.type_words(member));
        let name = naming.member(shape, member.name);
        let written = self.manner().member(&name, self.opening(member));
        Candidate {
            about: member.about.to_owned(),
            ..self.candidate(CompletionKind::Member, &name, detail, written)
        }
    }

    /// The type of a member; Terraform has some of its own.
    fn type_words(&self, member: &Member) -> &'static str {
        match self.opening(member) {
            Opening::Object if self.manner().notation == Notation::Block => "block",
            Opening::Objects if self.manner().notation == Notation::Block => "block, once or more",
            Opening::Map => "object of strings",
            _ => type_words(&member.value),
        }
    }

    fn opening(&self, member: &Member) -> Opening {
        match member.name {
            "containerDefinitions" => Opening::Encoded,
            "tags" | "properties" if self.site.read.naming() == Naming::Terraform => Opening::Map,
            _ => Opening::of(&member.value),
        }
    }

    /// Usual names of a map that are not there yet.
    fn keys(&self, located: Located, own: Option<NodeId>) -> Vec<Candidate> {
        let within = self.site.within;
        let is_open = |key: &&MapKey| self.tree.member(within, key.name).is_none_or(|node| Some(node) == own);
        let candidate = |key: &MapKey| Candidate {
            about: key.about.to_owned(),
            ..self.candidate(
                CompletionKind::Member,
                key.name,
                "string",
                self.manner().member(key.name, Opening::Text),
            )
        };
        map_keys(self.tree, within, located).filter(is_open).map(candidate).collect()
    }

    fn values_of_key(&self, located: Located, entry: NodeId) -> Vec<Candidate> {
        let name = self.tree.key(entry);
        let mut keys = map_keys(self.tree, self.site.within, located);
        let values = keys.find(|key| Some(key.name) == name).map_or(&[][..], |key| key.values);
        values.iter().map(|value| self.value(value, "")).collect()
    }

    /// What a member can have as its value.
    fn values(&self, value: &Value, shape: &Shape, member: &Member) -> Vec<Candidate> {
        if let Some(named) = named_by(shape.name, member.name) {
            return self.names(named);
        }
        match (&value.kind, shape.name, member.name) {
            (ValueKind::Boolean, ..) => {
                let plain = |word| self.candidate(CompletionKind::Value, word, "", self.manner().plain(word));
                ["true", "false"].map(plain).into()
            }
            (ValueKind::Choice(choice), ..) => self.choices(choice.values, shape, member),
            (ValueKind::Text(_), "RegisterTaskDefinitionRequest", "cpu") => self.cpu_sizes(),
            (ValueKind::Text(_), "RegisterTaskDefinitionRequest", "memory") => self.memory_sizes(),
            (ValueKind::Object(_), ..) => self.brackets("{}", Opening::Object),
            (ValueKind::List(list), ..) if matches!(list.element.kind, ValueKind::Object(_)) => {
                self.brackets("[{}]", Opening::Objects)
            }
            (ValueKind::List(_), ..) => self.brackets("[]", Opening::Numbers),
            _ => Vec::new(),
        }
    }

    fn choices(&self, values: &[&'static str], shape: &Shape, member: &Member) -> Vec<Candidate> {
        let legal = values.iter().filter(|value| self.legality.allows_value(shape.name, member.name, value));
        let detail = |value: &str| if member.default == Some(value) { "default" } else { "" };
        legal.map(|value| self.value(value, detail(value))).collect()
    }

    /// What can be an element of a list; a value of a set that is there already is not offered again.
    fn elements(&self, element: &Value, located: Located) -> Vec<Candidate> {
        let is_there =
            |label: &str| self.tree.children(self.site.within).any(|it| self.tree.string(it) == Some(label));
        let mut candidates = match (&element.kind, located.member) {
            // A dash, and the first member behind it.
            (ValueKind::Object(shape), _) if self.manner().notation == Notation::Lines => {
                return self.members(shape, None);
            }
            (ValueKind::Object(shape), _) => self.element(shape),
            (_, Some((shape, member))) if (shape.name, member.name) == ("HealthCheck", "command") => {
                self.leading_words()
            }
            (_, Some((shape, member))) => self.values(element, shape, member),
            _ => Vec::new(),
        };
        candidates.retain(|candidate| !is_there(&candidate.label));
        candidates
    }

    fn element(&self, shape: &Shape) -> Vec<Candidate> {
        let candidate = |written| Candidate {
            about: shape.words.to_owned(),
            ..self.candidate(CompletionKind::Element, "{}", "", written)
        };
        self.manner().brackets(Opening::Object).map(candidate).into_iter().collect()
    }

    /// How the command of a health check begins.
    fn leading_words(&self) -> Vec<Candidate> {
        let is_first = self.tree.children(self.site.within).next().is_none();
        let words = [
            self.value("CMD-SHELL", "one line for the container's shell"),
            self.value("CMD", "a program and its arguments"),
        ];
        if is_first { words.into() } else { Vec::new() }
    }

    fn names(&self, named: Named) -> Vec<Candidate> {
        let own = self.context.container_name(self.site.within).filter(|_| named == Named::Container);
        let names = names_in(&self.context.definition, named).filter(|name| Some(*name) != own);
        let candidate =
            |name| Candidate { kind: CompletionKind::Reference, ..self.value(name, named.word()) };
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
            self.value(&cpu.to_string(), detail)
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
            |memory: u32| self.value(&memory.to_string(), format!("{} GiB", of_1024(memory.into())));
        memories.into_iter().map(candidate).collect()
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
