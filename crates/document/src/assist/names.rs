//! Names by which the parts of a definition refer to each other: where each is defined, used, and how it is
//! changed everywhere at once.

use serde::Serialize;
use std::fmt;

use super::Read;
use crate::lint::read_definition;
use crate::schema::Pattern;
use crate::syntax::{NodeId, Tree};
use crate::task_definition::{Field, TaskDefinition, linked_container};
use crate::text::{Edit, Span, quoted};

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
    /// JSON Pointer of the string it is in.
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
    with_name_at(text, offset, |tree, same, _| same.iter().map(|name| name.occurrence(tree)).collect())
        .unwrap_or_default()
}

/// Edits that give what is named at byte `offset` the name `new`, where it is defined and wherever it is used.
///
/// # Errors
/// When no name is there, or AWS would not take the new one.
pub fn rename(text: &str, offset: u32, new: &str) -> Result<Vec<Edit>, NotRenamed> {
    let edits = with_name_at(text, offset, |tree, same, others| {
        let named = same.first().map(|name| name.named)?;
        let is_name = !new.is_empty() && new.chars().count() <= 255 && named.pattern().matches(new);
        Some(if others.contains(&new) {
            Err(NotRenamed::Taken(named))
        } else if is_name {
            Ok(same.iter().map(|name| name.renamed(tree, new)).collect())
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

/// A name in a tree.
pub(super) struct NameAt<'t> {
    pub name: &'t str,
    pub named: Named,
    pub defines: bool,
    node: NodeId,
}

impl NameAt<'_> {
    /// Its bytes: only the name itself where the string is written as it is meant.
    fn span(&self, tree: &Tree) -> Span {
        let (span, string) = (tree.span(self.node), tree.string(self.node).unwrap_or(""));
        let opening = tree.source(self.node).find(string).unwrap_or(0);
        let start = span.start + opening as u32;
        let plain = Span { start, end: start + self.name.len() as u32 };
        if plain.of(tree.text()) == self.name { plain } else { span }
    }

    fn occurrence(&self, tree: &Tree) -> Occurrence {
        let Self { name, named, defines, node } = *self;
        Occurrence {
            name: name.to_owned(),
            named,
            defines,
            span: self.span(tree),
            pointer: tree.pointer(node),
        }
    }

    fn renamed(&self, tree: &Tree, new: &str) -> Edit {
        let span = self.span(tree);
        let is_whole = span == tree.span(self.node);
        // What follows the name in its string: the alias of a link.
        let rest = tree.string(self.node).and_then(|string| string.get(self.name.len()..)).unwrap_or("");
        Edit::replace(span, if is_whole { quoted(&format!("{new}{rest}")) } else { new.to_owned() })
    }
}

/// Calls `then` with the name at `offset`, everywhere it stands, and with the other names of the same kind.
fn with_name_at<T>(
    text: &str,
    offset: u32,
    then: impl FnOnce(&Tree, &[NameAt<'_>], &[&str]) -> T,
) -> Option<T> {
    let read = Read::of(text)?;
    let definition = read_definition(&read.tree, read.root_at(offset)?);
    let names = all_names(&definition);
    let is_here = |name: &&NameAt<'_>| {
        let span = name.span(&read.tree);
        span.start <= offset && offset <= span.end
    };
    let (name, named) = names.iter().find(is_here).map(|here| (here.name, here.named))?;
    let (same, others): (Vec<_>, Vec<_>) =
        names.into_iter().filter(|it| it.named == named).partition(|it| it.name == name);
    let others: Vec<&str> = others.into_iter().filter(|it| it.defines).map(|it| it.name).collect();
    Some(then(&read.tree, &same, &others))
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
