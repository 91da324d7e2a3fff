//! Several places of which one rule has one thing to say.

use super::{Finding, Mark};
use crate::task_definition::At;

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
        let finding = Finding::at(mark(self.first), message);
        self.others.iter().fold(finding, |finding, &at| finding.related(mark(at), other))
    }
}
