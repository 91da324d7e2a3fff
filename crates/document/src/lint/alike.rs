//! Advice about what several containers have in common is given once.

use super::{Finding, Mark};
use crate::task_definition::ContainerDefinition;

/// Places that one piece of advice is about.
pub struct Alike {
    first: Mark,
    others: Vec<Mark>,
}

impl Alike {
    /// The places, if there is one.
    pub fn of(places: impl Iterator<Item = Mark>) -> Option<Self> {
        let mut places: Vec<Mark> = places.collect();
        if places.is_empty() {
            return None;
        }
        let first = places.remove(0);
        Some(Self { first, others: places })
    }

    /// The containers, if there is one, each marked where something is missing from it.
    pub fn lacking<'c>(containers: impl Iterator<Item = &'c ContainerDefinition<'c>>) -> Option<Self> {
        Self::of(containers.map(|container| Mark::missing_in(container.at)))
    }

    /// The first place.
    #[must_use]
    pub fn first(&self) -> Mark {
        self.first
    }

    /// One finding, at the first place, with `other` at each of the others.
    #[must_use]
    pub fn finding(&self, message: impl Into<String>, other: &str) -> Finding {
        let finding = Finding::at(self.first, message);
        self.others.iter().fold(finding, |finding, &mark| finding.related(mark, other))
    }
}
