//! A persistent map: a clone costs nothing and shares everything until it is changed. Hides which crate does it.

use imbl::OrdMap;

/// Rows by key, in key order. Cloning is O(1), a change O(log n).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<K: Ord + Clone, V: Clone>(OrdMap<K, V>);

impl<K: Ord + Clone, V: Clone> Default for Table<K, V> {
    fn default() -> Self {
        Self(OrdMap::new())
    }
}

impl<K: Ord + Clone, V: Clone> Table<K, V> {
    /// The row with this key.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        self.0.get(key)
    }

    /// Puts a row; gives the one that it replaces.
    pub fn put(&mut self, key: K, row: V) -> Option<V> {
        self.0.insert(key, row)
    }

    /// Takes a row out.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        self.0.remove(key)
    }

    /// The first row at or after this key.
    #[must_use]
    pub fn first_from(&self, key: &K) -> Option<(&K, &V)> {
        self.0.range(key.clone()..).next()
    }

    /// The rows at or after this key, in key order.
    pub fn from(&self, key: K) -> impl Iterator<Item = (&K, &V)> {
        self.0.range(key..)
    }

    /// The rows in key order.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.values()
    }

    /// Keys and rows in key order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter()
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
