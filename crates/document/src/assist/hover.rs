use serde::Serialize;
use std::collections::BTreeSet;

use super::complete::type_words;
use super::keys::map_keys;
use super::names::{Named, defined_at, named_by};
use super::read::Read;
use super::units::unit_of;
use crate::convert::Naming;
use crate::forms::Root;
use crate::lint::read_definition;
use crate::network_mode::{NetworkMode, meaning};
use crate::schema::{Integer, Member, Places, Required, Shape, Text, Value, ValueKind};
use crate::syntax::NodeId;
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
    let Touched { node, span } = touched(&read, offset)?;
    let root = read.root_of(node)?;
    Explanation { read: &read, root, node, span }.hover()
}

/// A node of the definitions, and the bytes of its name or value.
struct Touched {
    node: NodeId,
    span: Span,
}

/// The node whose name or value `offset` is in. Objects and lists are touched only by their names.
fn touched(read: &Read, offset: u32) -> Option<Touched> {
    let tree = read.tree();
    let has = |span: &Span| span.start <= offset && offset < span.end;
    let nodes = read.roots().iter().flat_map(|root| tree.subtree(root.node));
    let candidates = nodes.filter_map(|node| {
        let (key, value) = own_places(read, node);
        let span = key.filter(has).or(value.filter(has))?;
        Some(Touched { node, span })
    });
    // Of all that has its place there, what stands for the least, and outermost of what stands for as much.
    let Touched { mut node, span } = candidates.min_by_key(|touched| touched.span.range().len())?;
    // An object that the form does not write, such as `host` around Terraform's `host_path`.
    let mut wrapped = tree.children(node);
    while let (Some(only), None) = (wrapped.next(), wrapped.next()) {
        if read.is_register_input() || read.place(only) != read.place(node) {
            break;
        }
        node = only;
        wrapped = tree.children(node);
    }
    Some(Touched { node, span })
}

/// The bytes of the name of `node` and, if nothing is inside of it, of its value. Where all of an alias is written
/// in one place, what it holds has none of its own.
fn own_places(read: &Read, node: NodeId) -> (Option<Span>, Option<Span>) {
    let (tree, source) = (read.tree(), read.source());
    let place = read.place(node);
    let is_whole = source.span(place.node) == place.span;
    let holder = source.parent(place.node).map(|holder| source.span(holder));
    let key = place.key.or_else(|| source.key_span(place.node).filter(|_| is_whole));
    // A function of CloudFormation is one value, whatever is inside of it.
    let is_one_value =
        source.children(place.node).next().is_none() || read.naming() == Naming::CloudFormation;
    let is_leaf = is_one_value && (is_whole || tree.children(node).next().is_none());
    let is_own = |span: &Span| Some(*span) != holder;
    (key.filter(is_own), Some(place.span).filter(|span| is_leaf && is_own(span)))
}

struct Explanation<'r> {
    read: &'r Read,
    root: Root,
    node: NodeId,
    span: Span,
}

impl Explanation<'_> {
    fn hover(&self) -> Option<Hover> {
        let (shape, member) = self.read.located(self.node)?.member?;
        let tree = self.read.tree();
        let own = tree.key(self.node).unwrap_or(member.name);
        let (title, of_member) = if own == member.name {
            (self.read.naming().member(shape, member.name).into_owned(), true)
        } else {
            (own.to_owned(), false)
        };
        let about = self.of_map_key(own).unwrap_or_else(|| self.respelled(&sentence(member.about)));
        let mut facts = if of_member { facts_of(member) } else { Vec::new() };
        let here = self.here(shape, member);
        if let Some(text) = here {
            facts.insert(0, Fact { label: "Here", text });
        }
        Some(Hover { span: self.span, title, about, facts })
    }

    /// A sentence of the tables with members named as the text names them.
    fn respelled(&self, sentence: &str) -> String {
        self.read.naming().respell(sentence, &BTreeSet::new(), None)
    }

    /// What an option of a log driver is, for an entry of such a map.
    fn of_map_key(&self, name: &str) -> Option<String> {
        let tree = self.read.tree();
        let map = tree.parent(self.node)?;
        let outer = self.read.located(map)?;
        let key = map_keys(tree, map, outer).find(|key| key.name == name)?;
        Some(sentence(key.about))
    }

    /// What the value that stands here means.
    fn here(&self, shape: &Shape, member: &Member) -> Option<String> {
        let string = self.read.tree().string(self.node);
        if let Some(named) = named_by(shape.name, member.name) {
            return self.of_reference(named, linked_container(string?));
        }
        if (shape.name, member.name) == ("RegisterTaskDefinitionRequest", "networkMode") {
            return NetworkMode::from_aws(string?).map(|mode| meaning(mode).to_owned());
        }
        let unit = unit_of(shape.name, member.name)?;
        let number = self.read.tree().integer(self.node).or_else(|| match member.name {
            "cpu" => CpuUnits::parse(string?).map(|units| units.0.into()),
            "memory" => Mebibytes::parse(string?).map(|mebibytes| mebibytes.0.into()),
            _ => None,
        });
        number.map(|number| format!("{}.", unit.spelled(number)))
    }

    fn of_reference(&self, named: Named, name: &str) -> Option<String> {
        let definition = read_definition(self.read.tree(), self.root);
        let word = named.word();
        Some(match defined_at(&definition, named, name) {
            Some(node) => {
                let text = self.read.source().text();
                let line = LineIndex::new(text).line_column(self.read.place(node).span.start).line;
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
