//! Rows under keys that only ever grow: the storage of everything that comes and goes.

use std::fmt::Debug;

/// A key of a [`Table`]: a number that is never used twice.
pub trait Key: Copy + Ord + Debug {
    /// The key with this number.
    fn from_number(number: u32) -> Self;
    /// The number of this key.
    fn number(self) -> u32;
}

/// Defines a [`Key`] type.
#[macro_export]
macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
        impl $crate::table::Key for $name {
            fn from_number(number: u32) -> Self {
                $name(number)
            }
            fn number(self) -> u32 {
                self.0
            }
        }
        impl $name {
            /// The position that this key names in a list that only grows.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

/// Rows in the order of their keys. New rows get the next key, so that order of insertion,
/// order of keys and order of iteration are one, and two equal tables look the same in memory.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Table<K, V> {
    rows: Vec<(K, V)>,
    next: u32,
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Table { rows: Vec::new(), next: 0 }
    }
}

impl<K: Key, V> Table<K, V> {
    /// Adds the row that `make` returns for its new key.
    pub fn insert_with(&mut self, make: impl FnOnce(K) -> V) -> K {
        let key = K::from_number(self.next);
        self.next = self.next.saturating_add(1);
        self.rows.push((key, make(key)));
        key
    }

    fn position(&self, key: K) -> Option<usize> {
        // Most tables have no holes before the row that is asked for.
        let guess = key.number() as usize;
        match self.rows.get(guess) {
            Some((found, _)) if *found == key => Some(guess),
            _ => self.rows.binary_search_by_key(&key, |(found, _)| *found).ok(),
        }
    }

    /// The row under `key`.
    pub fn get(&self, key: K) -> Option<&V> {
        self.position(key).and_then(|at| self.rows.get(at)).map(|(_, row)| row)
    }

    /// The row under `key`, to change it.
    pub fn get_mut(&mut self, key: K) -> Option<&mut V> {
        let at = self.position(key)?;
        self.rows.get_mut(at).map(|(_, row)| row)
    }

    /// Keeps the rows for which `keep` answers yes.
    pub fn retain(&mut self, mut keep: impl FnMut(K, &V) -> bool) {
        self.rows.retain(|(key, row)| keep(*key, row));
    }

    /// Keys and rows, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (K, &V)> + ExactSizeIterator + Clone {
        self.rows.iter().map(|(key, row)| (*key, row))
    }

    /// Keys and rows, oldest first, to change them.
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = (K, &mut V)> {
        self.rows.iter_mut().map(|(key, row)| (*key, row))
    }

    /// Rows, oldest first.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator + Clone {
        self.rows.iter().map(|(_, row)| row)
    }

    /// Keys, oldest first.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = K> + ExactSizeIterator + Clone + '_ {
        self.rows.iter().map(|(key, _)| *key)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    crate::key!(
        /// A key for these tests.
        TestKey
    );

    #[test]
    fn keys_are_never_used_twice_and_rows_are_found_across_holes() {
        let mut table: Table<TestKey, &str> = Table::default();
        let keys: Vec<TestKey> = ["a", "b", "c", "d"].iter().map(|s| table.insert_with(|_| *s)).collect();
        table.retain(|key, _| key != keys[1]);
        let e = table.insert_with(|_| "e");
        assert_eq!((e, e.index()), (TestKey(4), 4));
        assert_eq!(table.get(keys[1]), None);
        assert_eq!(table.get(keys[2]), Some(&"c"));
        assert_eq!(table.values().copied().collect::<Vec<_>>(), ["a", "c", "d", "e"]);
    }
}
