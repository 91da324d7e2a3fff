//! Several places of which one rule has one thing to say: it is said once.

use super::{Finding, Mark};
<<<<<<< HEAD
use crate::syntax::{Kind, Tree};
use crate::task_definition::At;
=======
use crate::syntax::NodeId;
use crate::task_definition::ContainerDefinition;
>>>>>>> d8203eb (Say once what several containers have in common, in one way)

/// One place or more.
pub struct Occurrences {
    /// The first.
    pub first: Mark,
    /// The rest.
    pub others: Vec<Mark>,
}

impl Occurrences {
    /// `places`, if there are any.
    pub fn of<M: Into<Mark>>(places: impl IntoIterator<Item = M>) -> Option<Self> {
        let mut places = places.into_iter().map(Into::into);
        Some(Self { first: places.next()?, others: places.collect() })
    }

    /// The containers, if there are any, each marked where something is missing from it.
    pub fn lacking<'c>(containers: impl IntoIterator<Item = &'c ContainerDefinition<'c>>) -> Option<Self> {
        Self::of(containers.into_iter().map(|container| Mark::missing_in(container.at)))
    }

    /// The nodes marked, in order.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> {
        std::iter::once(&self.first).chain(&self.others).filter_map(|mark| mark.node())
    }

    /// A finding at the first that says `message`, and `other` at each of the others.
    #[must_use]
    pub fn finding(&self, message: impl Into<String>, other: &str) -> Finding {
        let finding = Finding::at(self.first, message);
        self.others.iter().fold(finding, |finding, &mark| finding.related(mark, other))
    }

    /// The same, where a place is the object that lacks something or the value that is not as it should be.
    #[must_use]
    pub fn finding_by_kind(&self, tree: &Tree, message: impl Into<String>, other: &str) -> Finding {
        let mark = |at: At| match tree.kind(at.node) {
            Kind::Object => Mark::missing_in(at),
            _ => Mark::from(at),
        };
        let finding = Finding::at(mark(self.first), message);
        self.others.iter().fold(finding, |finding, &at| finding.related(mark(at), other))
    }
}
