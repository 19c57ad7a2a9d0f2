//! Sets of permissions.

use super::{Bits, Grantable, Permission, catalogue, handle};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeSet;

/// A set of permissions: those of the catalogue as bits, and keys that this version does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PermissionSet {
    known: Bits,
    unknown: BTreeSet<String>,
}

impl PermissionSet {
    /// No permission.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// Every permission of the catalogue that may be granted at the given level or a lower one.
    #[must_use]
    pub fn everything_for(level: Grantable) -> Self {
        let within = |p: &&Permission| match level {
            Grantable::OwnerOnly => true,
            Grantable::OwnerOrCoOwner => p.grantable != Grantable::OwnerOnly,
            Grantable::Custom => p.grantable == Grantable::Custom,
        };
        catalogue().iter().filter(within).map(|p| p.key).collect()
    }

    /// Whether the set holds this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        match handle(key) {
            Some(handle) => self.known.holds(handle),
            None => self.unknown.contains(key),
        }
    }

    /// Whether the set holds this permission of the catalogue.
    #[must_use]
    pub fn holds(&self, permission: &Permission) -> bool {
        self.known.holds(permission.handle())
    }

    /// Adds a key, known or not.
    pub fn insert(&mut self, key: &str) {
        match handle(key) {
            Some(handle) => self.known.insert(handle),
            None => {
                self.unknown.insert(key.to_owned());
            }
        }
    }

    /// Takes a key out, known or not.
    pub fn remove(&mut self, key: &str) {
        match handle(key) {
            Some(handle) => self.known.remove(handle),
            None => {
                self.unknown.remove(key);
            }
        }
    }

    /// What is in this set and not in `other`.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        Self {
            known: self.known.minus(&other.known),
            unknown: self.unknown.difference(&other.unknown).cloned().collect(),
        }
    }

    /// What is in either.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        Self {
            known: self.known.with(&other.known),
            unknown: self.unknown.union(&other.unknown).cloned().collect(),
        }
    }

    /// What is in both.
    #[must_use]
    pub fn shared_with(&self, other: &Self) -> Self {
        self.minus(&self.minus(other))
    }

    /// Whether nothing is in it, known or not.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known.is_empty() && self.unknown.is_empty()
    }

    /// Those of the catalogue.
    pub(crate) fn known(&self) -> &Bits {
        &self.known
    }

    /// The permissions of the catalogue that are in it, in its order.
    pub fn permissions(&self) -> impl Iterator<Item = &'static Permission> + '_ {
        catalogue().iter().filter(|permission| self.holds(permission))
    }

    /// The keys that this version does not know.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        self.unknown.iter().map(String::as_str)
    }

    /// Whether every permission of `other` is in this set; unknown keys count.
    #[must_use]
    pub fn contains_all(&self, other: &Self) -> bool {
        self.known.contains_all(&other.known) && other.unknown.is_subset(&self.unknown)
    }

    /// How many permissions of the catalogue are in the set.
    #[must_use]
    pub fn count(&self) -> usize {
        self.known.count()
    }

    /// The keys, those of the catalogue first, in its order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.permissions().map(|permission| permission.key).chain(self.unknown())
    }
}

impl<'a> FromIterator<&'a str> for PermissionSet {
    fn from_iter<I: IntoIterator<Item = &'a str>>(keys: I) -> Self {
        let mut set = Self::empty();
        for key in keys {
            set.insert(key);
        }
        set
    }
}

impl Serialize for PermissionSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.keys())
    }
}

impl<'de> Deserialize<'de> for PermissionSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let keys = Vec::<String>::deserialize(deserializer)?;
        Ok(keys.iter().map(String::as_str).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_keys_survive_a_round_trip() {
        let set: PermissionSet = ["future.key", "members.view"].into_iter().collect();
        let json = serde_json::to_string(&set).unwrap();
        assert_eq!(json, r#"["members.view","future.key"]"#);
        assert_eq!(serde_json::from_str::<PermissionSet>(&json).unwrap(), set);
        assert!(!PermissionSet::everything_for(Grantable::OwnerOnly).contains_all(&set));
    }

    #[test]
    fn the_whole_catalogue_fits_and_the_last_place_leads_nowhere() {
        assert!(catalogue().len() < Bits::ROOM);
    }

    #[test]
    fn sets_are_added_and_taken_away() {
        let set = |keys: &[&str]| keys.iter().copied().collect::<PermissionSet>();
        let (a, b) = (set(&["tasks.view", "x.y"]), set(&["tasks.view", "wiki.view"]));
        assert_eq!(a.minus(&b), set(&["x.y"]));
        assert_eq!(a.with(&b), set(&["tasks.view", "wiki.view", "x.y"]));
        assert_eq!(a.shared_with(&b), set(&["tasks.view"]));
    }
}
