//! Several places of which one rule has one thing to say.

use super::{Finding, Mark};
use crate::syntax::{Kind, Tree};
use crate::task_definition::At;

/// How many places are marked besides the first. A task has at most ten containers; beyond that nobody looks at
/// each mark.
const MOST_MARKED: usize = 20;

/// One place or more.
pub struct Occurrences {
    /// The first.
    pub first: At,
    /// The rest.
    pub others: Vec<At>,
}

impl Occurrences {
    /// `places`, if there are any.
    pub fn of(places: impl IntoIterator<Item = At>) -> Option<Self> {
        let mut places = places.into_iter();
        Some(Self { first: places.next()?, others: places.collect() })
    }

    /// All of them, in order.
    pub fn all(&self) -> impl Iterator<Item = At> {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }

    /// A finding at the first that says `message`, and `other` at each of the others.
    #[must_use]
    pub fn finding(&self, mark: fn(At) -> Mark, message: impl Into<String>, other: &str) -> Finding {
        self.at_each(&mark, message.into(), other)
    }

    /// The same, where a place is the object that lacks something or the value that is not as it should be.
    #[must_use]
    pub fn finding_by_kind(&self, tree: &Tree, message: impl Into<String>, other: &str) -> Finding {
        let mark = |at: At| match tree.kind(at.node) {
            Kind::Object => Mark::missing_in(at),
            _ => Mark::from(at),
        };
        self.at_each(&mark, message.into(), other)
    }

    fn at_each(&self, mark: &dyn Fn(At) -> Mark, message: String, other: &str) -> Finding {
        let finding = Finding::at(mark(self.first), message);
        let others = self.others.iter().take(MOST_MARKED);
        others.fold(finding, |finding, &at| finding.related(mark(at), other))
    }
}
