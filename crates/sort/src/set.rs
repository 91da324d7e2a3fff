use std::borrow::Borrow;
use std::fmt;

/// A set as a sorted list: see [`SortedMap`](super::SortedMap).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortedSet<T> {
    items: Vec<T>,
}

impl<T> Default for SortedSet<T> {
    fn default() -> Self {
        SortedSet { items: Vec::new() }
    }
}

impl<T: fmt::Debug> fmt::Debug for SortedSet<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.iter()).finish()
    }
}

impl<T: Ord> SortedSet<T> {
    /// Nothing.
    #[must_use]
    pub const fn new() -> Self {
        SortedSet { items: Vec::new() }
    }

    fn position<Q: Ord + ?Sized>(&self, item: &Q) -> Result<usize, usize>
    where
        T: Borrow<Q>,
    {
        self.items.binary_search_by(|other| other.borrow().cmp(item))
    }

    /// Whether `item` is there.
    pub fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.position(item).is_ok()
    }

    /// Adds `item`; answers whether it was not there.
    pub fn insert(&mut self, item: T) -> bool {
        match self.position(&item) {
            Ok(_) => false,
            Err(at) => {
                self.items.insert(at, item);
                true
            }
        }
    }

    /// Takes `item` away; answers whether it was there.
    pub fn remove<Q: Ord + ?Sized>(&mut self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.position(item).map(|at| self.items.remove(at)).is_ok()
    }

    /// Items from `first` on, in their order.
    pub fn iter_from(&self, first: &T) -> std::slice::Iter<'_, T> {
        let (Ok(at) | Err(at)) = self.position(first);
        self.items.get(at..).unwrap_or_default().iter()
    }
}

impl<T> SortedSet<T> {
    /// Items in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// How many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is no item.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl<T: Ord> FromIterator<T> for SortedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        SortedSet { items: super::distinct(items) }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    proptest::proptest! {
        #[test]
        fn does_what_a_tree_does(
            first in proptest::collection::vec(0..12u32, 0..10),
            steps in proptest::collection::vec((0..2u8, 0..12u32), 0..80),
        ) {
            let mut set: SortedSet<u32> = first.iter().copied().collect();
            let mut tree: BTreeSet<u32> = first.into_iter().collect();
            for (step, item) in steps {
                match step {
                    0 => proptest::prop_assert_eq!(set.insert(item), tree.insert(item)),
                    _ => proptest::prop_assert_eq!(set.remove(&item), tree.remove(&item)),
                }
                proptest::prop_assert_eq!(set.contains(&item), tree.contains(&item));
                proptest::prop_assert!(set.iter_from(&item).eq(tree.range(item..)));
                proptest::prop_assert!(set.iter().eq(tree.iter()));
            }
        }
    }
}
