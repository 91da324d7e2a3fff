use serde::Serialize;

use super::complete::type_words;
use super::keys::map_keys;
use super::names::{defined_at, named_by};
use super::units::unit_of;
use super::{Read, located};
use crate::forms::Root;
use crate::lint::read_definition;
use crate::network_mode::{NetworkMode, meaning};
use crate::schema::{Integer, Located, Member, Places, Required, Shape, Text, Value, ValueKind};
use crate::syntax::{NodeId, Tree};
use crate::task_definition::{AwsName, CpuUnits, Mebibytes, linked_container};
use crate::text::{LineIndex, Span};

/// What there is to know about the place that a pointer rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hover {
    /// The bytes it is about.
    pub span: Span,
    /// The member's name.
    pub title: String,
    /// What it is, as a sentence.
    pub about: String,
    /// The rest, in the order in which it is read.
    pub facts: Vec<Fact>,
}

/// One thing to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What kind of thing: "Type", "Default", …
    pub label: &'static str,
    /// In words.
    pub text: String,
}

/// What there is to know about byte `offset` of `text`: about the member whose name or value is there.
#[must_use]
pub fn hover(text: &str, offset: u32) -> Option<Hover> {
    let read = Read::of(text)?;
    let root = read.root_at(offset)?;
    let (node, span) = touched(&read.tree, root.node, offset)?;
    Explanation { tree: &read.tree, root, node, span }.hover()
}

/// The node whose name or value `offset` is in, and the bytes of that. Objects and lists are touched only by
/// their names.
fn touched(tree: &Tree, root: NodeId, offset: u32) -> Option<(NodeId, Span)> {
    let has = |span: Span| span.start <= offset && offset < span.end;
    let mut node = root;
    loop {
        let before = tree.children(node).take_while(|&child| tree.entry_span(child).start <= offset);
        let child = before.last()?;
        let (key, value) = (tree.key_span(child), tree.span(child));
        if let Some(key) = key.filter(|&key| has(key)) {
            return Some((child, key));
        }
        if !has(value) {
            return None;
        }
        if tree.children(child).next().is_none() {
            return Some((child, value));
        }
        node = child;
    }
}

struct Explanation<'t> {
    tree: &'t Tree,
    root: Root,
    node: NodeId,
    span: Span,
}

impl Explanation<'_> {
    fn hover(&self) -> Option<Hover> {
        let located = located(self.tree, self.root, self.node)?;
        let (shape, member) = located.member?;
        let title = self.tree.key(self.node).unwrap_or(member.name);
        let of_key = self.of_map_key(title);
        let about = of_key.unwrap_or_else(|| sentence(member.about));
        let mut facts = if title == member.name { facts_of(member) } else { Vec::new() };
        let here = self.here(shape, member);
        if let Some(text) = here {
            facts.insert(0, Fact { label: "Here", text });
        }
        Some(Hover { span: self.span, title: title.to_owned(), about, facts })
    }

    /// What an option of a log driver is, for an entry of such a map.
    fn of_map_key(&self, name: &str) -> Option<String> {
        let map = self.tree.parent(self.node)?;
        let outer: Located = located(self.tree, self.root, map)?;
        let key = map_keys(self.tree, map, outer).find(|key| key.name == name)?;
        Some(sentence(key.about))
    }

    /// What the value that stands here means.
    fn here(&self, shape: &Shape, member: &Member) -> Option<String> {
        let string = self.tree.string(self.node);
        if let Some(named) = named_by(shape.name, member.name) {
            return self.of_reference(named, linked_container(string?));
        }
        if (shape.name, member.name) == ("RegisterTaskDefinitionRequest", "networkMode") {
            return NetworkMode::from_aws(string?).map(|mode| meaning(mode).to_owned());
        }
        let unit = unit_of(shape.name, member.name)?;
        let number = self.tree.integer(self.node).or_else(|| match member.name {
            "cpu" => CpuUnits::parse(string?).map(|units| units.0.into()),
            "memory" => Mebibytes::parse(string?).map(|mebibytes| mebibytes.0.into()),
            _ => None,
        });
        number.map(|number| format!("{}.", unit.spelled(number)))
    }

    fn of_reference(&self, named: super::Named, name: &str) -> Option<String> {
        let definition = read_definition(self.tree, self.root);
        let word = named.word();
        Some(match defined_at(&definition, named, name) {
            Some(node) => {
                let line = LineIndex::new(self.tree.text()).line_column(self.tree.span(node).start).line;
                format!("The {word} '{name}', defined in line {line}.")
            }
            None => format!("No {word} of this definition is called '{name}'."),
        })
    }
}

fn facts_of(member: &Member) -> Vec<Fact> {
    let fact = |label, text: String| Fact { label, text };
    let mut facts = vec![fact("Type", type_words(&member.value).to_owned())];
    facts.extend(limits(&member.value).map(|text| fact("Values", text)));
    if member.required != Required::No {
        facts.push(fact("Required", "yes".to_owned()));
    }
    facts.extend(member.default.filter(|it| !it.is_empty()).map(|it| fact("Default", it.to_owned())));
    facts.push(fact("Legal on", places(member.places)));
    if !member.source.is_empty() {
        facts.push(fact("Source", member.source.to_owned()));
    }
    facts
}

fn places(places: Places) -> String {
    let names: Vec<&str> = places.iter().map(|place| place.name()).collect();
    match (places == Places::ALL, names.is_empty()) {
        (true, _) => "all launch types".to_owned(),
        (_, true) => "no launch type any more".to_owned(),
        _ => names.join(", "),
    }
}

/// What a value must be like, beyond its type.
fn limits(value: &Value) -> Option<String> {
    match &value.kind {
        ValueKind::Choice(choice) => Some(choice.values.join(", ")),
        ValueKind::Integer(integer) => range(integer),
        ValueKind::Text(text) => text_limits(text),
        ValueKind::List(list) => {
            let most = list.most.map(|most| format!("up to {} elements", most.value));
            let each = limits(list.element);
            let parts: Vec<String> = [most, each].into_iter().flatten().collect();
            (!parts.is_empty()).then(|| parts.join("; "))
        }
        ValueKind::Boolean | ValueKind::Map(_) | ValueKind::Object(_) => None,
    }
}

fn range(integer: &Integer) -> Option<String> {
    match (integer.least.map(|it| it.value), integer.greatest.map(|it| it.value)) {
        (Some(least), Some(greatest)) => Some(format!("{least} to {greatest}")),
        (Some(least), None) => Some(format!("at least {least}")),
        (None, Some(greatest)) => Some(format!("at most {greatest}")),
        (None, None) => None,
    }
}

fn text_limits(text: &Text) -> Option<String> {
    let longest = text.longest.map(|limit| format!("up to {} characters", limit.value));
    let characters = text.pattern.map(|(pattern, _)| pattern.words().to_owned());
    let parts: Vec<String> = [longest, characters].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// A phrase of the tables as a sentence.
fn sentence(phrase: &str) -> String {
    let mut letters = phrase.chars();
    match letters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str()),
        None => String::new(),
    }
}
