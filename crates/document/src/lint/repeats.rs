//! Names that may occur once, and occur again.

use crate::task_definition::At;

/// A name that occurs again.
pub struct Repeated<'c> {
    /// The name.
    pub name: &'c str,
    /// Where it occurs first.
    pub first: At,
    /// Where it occurs again.
    pub again: At,
}

/// Every occurrence of a name but its first. Takes no more time than sorting does.
pub fn repeated<'c>(named: impl Iterator<Item = (&'c str, At)>) -> Vec<Repeated<'c>> {
    let mut named: Vec<(&str, At)> = named.collect();
    ecs_sort::sort(&mut named);
    let same = named.chunk_by(|one, next| one.0 == next.0).filter_map(<[_]>::split_first);
    let repeated = same.flat_map(|(&(name, first), again)| {
        again.iter().map(move |&(_, again)| Repeated { name, first, again })
    });
    repeated.collect()
}
