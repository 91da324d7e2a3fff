//! Names by which the parts of a definition, and services beside it, refer to each other: where each is defined and
//! used, and how it is changed everywhere at once.

use serde::Serialize;
use std::fmt;

use super::manner::plain_or_quoted;
use super::read::Read;
use super::services::Services;
use crate::forms::Form;
use crate::lint::read_definition;
use crate::schema::Pattern;
use crate::syntax::{Kind, NodeId, Syntax};
use crate::task_definition::{Field, TaskDefinition, linked_container};
use crate::text::{Edit, LineIndex, Span, quoted};

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Named {
    /// A container.
    Container,
    /// A volume.
    Volume,
    /// A port mapping, to which services refer.
    Port,
}

impl Named {
    /// What it is called in a sentence.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Named::Container => "container",
            Named::Volume => "volume",
            Named::Port => "port",
        }
    }

    fn pattern(self) -> Pattern {
        match self {
            Named::Container | Named::Volume => Pattern::Identifier,
            Named::Port => Pattern::PortName,
        }
    }
}

/// Members that hold the name of another part of the definition, by shape and member.
const REFERENCES: &[(&str, &str, Named)] = &[
    ("ContainerDefinition", "links", Named::Container),
    ("ContainerDependency", "containerName", Named::Container),
    ("MountPoint", "sourceVolume", Named::Volume),
    ("ProxyConfiguration", "containerName", Named::Container),
    ("VolumeFrom", "sourceContainer", Named::Container),
];

/// What `member` of the shape called `shape` refers to by its name, if it does.
pub(super) fn named_by(shape: &str, member: &str) -> Option<Named> {
    REFERENCES.iter().find(|(of, name, _)| (*of, *name) == (shape, member)).map(|(_, _, named)| *named)
}

/// A place where a name stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Occurrence {
    /// The name.
    pub name: String,
    /// What it is the name of.
    pub named: Named,
    /// Whether it is defined here, not used.
    pub defines: bool,
    /// The bytes of the name, without quotes where that is possible.
    pub span: Span,
    /// JSON Pointer of the string it is in, in the text.
    pub pointer: String,
}

/// Why a name cannot be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRenamed {
    /// There is no name at this place.
    NothingHere,
    /// Another part of the definition has the new name.
    Taken(Named),
    /// AWS does not take the new name.
    Characters(Named),
    /// The name comes from elsewhere at the line with this number, from 1: from an alias, a function.
    Computed(Named, u32),
}

impl fmt::Display for NotRenamed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotRenamed::NothingHere => {
                formatter.write_str("The name of no container, volume or port is here.")
            }
            NotRenamed::Taken(named) => write!(formatter, "Another {} has this name.", named.word()),
            NotRenamed::Characters(named) => {
                write!(formatter, "The name of a {} has {}.", named.word(), named.pattern().words())
            }
            NotRenamed::Computed(named, line) => write!(
                formatter,
                "In line {line} the name of the {} is not written out. Rename it by hand.",
                named.word()
            ),
        }
    }
}

impl std::error::Error for NotRenamed {}

/// Where the name at byte `offset` is defined.
#[must_use]
pub fn definition_of(text: &str, offset: u32) -> Option<Occurrence> {
    references(text, offset).into_iter().find(|occurrence| occurrence.defines)
}

/// Every place of the name at byte `offset`, its definition included, in document order.
#[must_use]
pub fn references(text: &str, offset: u32) -> Vec<Occurrence> {
    with_name_at(text, offset, |same, _| same.iter().map(Standing::occurrence).collect()).unwrap_or_default()
}

/// Edits that give what is named at byte `offset` the name `new`, where it is defined and wherever it is used.
///
/// # Errors
/// When no name is there, AWS would not take the new one, or the name is not written out at each of its places.
pub fn rename(text: &str, offset: u32, new: &str) -> Result<Vec<Edit>, NotRenamed> {
    let edits = with_name_at(text, offset, |same, others| {
        let named = same.first().map(|name| name.named)?;
        let is_name = !new.is_empty() && new.chars().count() <= 255 && named.pattern().matches(new);
        Some(if others.contains(&new) {
            Err(NotRenamed::Taken(named))
        } else if is_name {
            same.iter().map(|name| name.renamed(new)).collect()
        } else {
            Err(NotRenamed::Characters(named))
        })
    });
    edits.flatten().unwrap_or(Err(NotRenamed::NothingHere))
}

/// The names of what is defined as `named`, in document order.
pub(super) fn names_in<'t>(definition: &TaskDefinition<'t>, named: Named) -> impl Iterator<Item = &'t str> {
    all_names(definition)
        .into_iter()
        .filter(move |name| name.defines && name.named == named)
        .map(|name| name.name)
}

/// A name of a definition.
pub(super) struct NameAt<'t> {
    pub name: &'t str,
    pub named: Named,
    pub defines: bool,
    node: NodeId,
}

/// A name at its place in the text.
struct Standing<'t> {
    read: &'t Read,
    name: &'t str,
    named: Named,
    defines: bool,
    /// All of the string it is the whole or the beginning of.
    string: &'t str,
    /// The node of the text that holds that string.
    holder: NodeId,
    /// The bytes of that string, quotes included.
    whole: Span,
    /// The bytes of the name alone, where it is written as it is meant.
    plain: Option<Span>,
}

impl<'t> Standing<'t> {
    fn of(read: &'t Read, found: &NameAt<'t>) -> Self {
        let NameAt { name, named, defines, node } = *found;
        let string = read.tree().string(node).unwrap_or(name);
        let (holder, whole) = written(read, node, string);
        let plain = plain(whole, read.source().text(), name, string);
        Self { read, name, named, defines, string, holder, whole, plain }
    }

    /// The name that a service has at `holder`.
    fn of_service(read: &'t Read, named: Named, holder: NodeId) -> Self {
        let source = read.source();
        let (string, whole) = (source.string(holder).unwrap_or(""), source.span(holder));
        let plain = plain(whole, source.text(), string, string);
        Self { read, name: string, named, defines: false, string, holder, whole, plain }
    }

    fn span(&self) -> Span {
        self.plain.unwrap_or(self.whole)
    }

    fn occurrence(&self) -> Occurrence {
        Occurrence {
            name: self.name.to_owned(),
            named: self.named,
            defines: self.defines,
            span: self.span(),
            pointer: self.read.source().pointer(self.holder),
        }
    }

    fn renamed(&self, new: &str) -> Result<Edit, NotRenamed> {
        let source = self.read.source();
        let raw = self.whole.of(source.text());
        // What follows the name in its string: the alias of a link.
        let rest = self.string.get(self.name.len()..).unwrap_or("");
        let is_bare = self.plain.is_some_and(|plain| plain.start == self.whole.start);
        match self.plain {
            Some(_) if is_bare && source.syntax() == Syntax::Yaml => {
                return Ok(Edit::replace(self.whole, plain_or_quoted(&format!("{new}{rest}"))));
            }
            Some(_) if is_bare => return Ok(Edit::replace(self.whole, quoted(&format!("{new}{rest}")))),
            Some(plain) => return Ok(Edit::replace(plain, new)),
            None => {}
        }
        // Written with escapes: the string is written anew.
        let is_string = raw.starts_with(QUOTES) && source.span(self.holder) == self.whole;
        if is_string {
            return Ok(Edit::replace(self.whole, quoted(&format!("{new}{rest}"))));
        }
        let line = LineIndex::new(source.text()).line_column(self.whole.start).line;
        Err(NotRenamed::Computed(self.named, line))
    }
}

const QUOTES: [char; 8] = ['"', '\'', '“', '”', '„', '‘', '’', '‚'];

/// The node of the text that holds the string at `node` of a definition, and its bytes: inside of a function whose
/// result is plain (`!Sub web`), the string it is made of.
fn written(read: &Read, node: NodeId, string: &str) -> (NodeId, Span) {
    let (place, source) = (read.place(node), read.source());
    if source.kind(place.node) == Kind::Object {
        let mut inside = source.subtree(place.node).filter(|&inner| source.string(inner) == Some(string));
        if let (Some(only), None) = (inside.next(), inside.next()) {
            return (only, source.span(only));
        }
    }
    (place.node, place.span)
}

/// The bytes of `name`, with which `string` begins, where the string is written in `whole` as it is meant.
fn plain(whole: Span, text: &str, name: &str, string: &str) -> Option<Span> {
    let raw = whole.of(text);
    let opening = raw.find(string)?;
    let is_quoted = raw.get(..opening)?.chars().all(|letter| letter == '\\' || QUOTES.contains(&letter));
    let start = whole.start + opening as u32;
    is_quoted.then_some(Span { start, end: start + name.len() as u32 })
}

/// Calls `then` with the name at `offset`, everywhere it stands, and with the other names of the same kind.
fn with_name_at<T>(text: &str, offset: u32, then: impl FnOnce(&[Standing<'_>], &[&str]) -> T) -> Option<T> {
    let read = Read::of(text)?;
    if read.form() == Form::Compose {
        // Its services are named in more places than become part of a definition.
        return None;
    }
    let services = Services::of(&read);
    let names = read.roots().iter().find_map(|&root| {
        let definition = read_definition(read.tree(), root);
        let names = all_names(&definition);
        let of_services = services.that_run(&read, root).iter();
        let standing: Vec<Standing<'_>> = names
            .iter()
            .map(|name| Standing::of(&read, name))
            .chain(of_services.map(|&(named, holder)| Standing::of_service(&read, named, holder)))
            .collect();
        let is_here = |name: &&Standing<'_>| {
            let span = name.span();
            span.start <= offset && offset <= span.end
        };
        let here = standing.iter().find(is_here).map(|here| (here.name, here.named))?;
        Some((here, standing))
    });
    let ((name, named), standing) = names?;
    let (mut same, others): (Vec<_>, Vec<_>) =
        standing.into_iter().filter(|it| it.named == named).partition(|it| it.name == name);
    ecs_sort::sort_by_key(&mut same, |name| (name.span(), !name.defines));
    // What is used twice is written once: a local value, an anchor.
    same.dedup_by_key(|name| name.span());
    let others: Vec<&str> = others.into_iter().filter(|it| it.defines).map(|it| it.name).collect();
    Some(then(&same, &others))
}

/// Where the name `name` of a `named` is defined, for whoever has the definition at hand.
pub(super) fn defined_at(definition: &TaskDefinition<'_>, named: Named, name: &str) -> Option<NodeId> {
    let names = all_names(definition).into_iter();
    names.filter(|it| it.defines && it.named == named).find(|it| it.name == name).map(|it| it.node)
}

/// Every name in the definition and every use of one, in document order.
fn all_names<'t>(definition: &TaskDefinition<'t>) -> Vec<NameAt<'t>> {
    let mut names = Names { found: Vec::new() };
    for container in definition.containers() {
        names.push(Named::Container, true, &container.name);
        for link in container.links.elements() {
            if let Some((link, at)) = link.known_at() {
                let name = linked_container(link);
                names.found.push(NameAt { name, named: Named::Container, defines: false, node: at.node });
            }
        }
        for dependency in container.depends_on.items() {
            names.push(Named::Container, false, &dependency.container_name);
        }
        for source in container.volumes_from.items() {
            names.push(Named::Container, false, &source.source_container);
        }
        for mount in container.mount_points.items() {
            names.push(Named::Volume, false, &mount.source_volume);
        }
        for port in container.port_mappings.items() {
            names.push(Named::Port, true, &port.name);
        }
    }
    for volume in definition.volumes.items() {
        names.push(Named::Volume, true, &volume.name);
    }
    if let Some(proxy) = definition.proxy_configuration.known() {
        names.push(Named::Container, false, &proxy.container_name);
    }
    ecs_sort::sort_by_key(&mut names.found, |name| name.node);
    names.found
}

struct Names<'t> {
    found: Vec<NameAt<'t>>,
}

impl<'t> Names<'t> {
    fn push(&mut self, named: Named, defines: bool, field: &Field<&'t str>) {
        if let Some((&name, at)) = field.known_at() {
            self.found.push(NameAt { name, named, defines, node: at.node });
        }
    }
}
