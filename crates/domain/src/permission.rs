//! The catalogue of permissions, and sets of them.
//!
//! The catalogue is the data file `data/permissions.tsv`, compiled in. A set knows each permission of the catalogue as a
//! bit and keeps keys that it does not know as they are: a device that is older than the server must not erase what it
//! has never heard of when it edits a role.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// See the People page: names, roles and status.
pub const MEMBERS_VIEW: &str = "members.view";
/// Send new invitations.
pub const MEMBERS_INVITE: &str = "members.invite";
/// Assign another role to a member.
pub const MEMBERS_CHANGE_ROLE: &str = "members.change_role";
/// See pending, expired and declined invitations.
pub const INVITATIONS_VIEW: &str = "invitations.view";
/// Send the invitation mail again.
pub const INVITATIONS_RESEND: &str = "invitations.resend";
/// Cancel an invitation before acceptance.
pub const INVITATIONS_REVOKE: &str = "invitations.revoke";
/// See roles and their permissions.
pub const ROLES_VIEW: &str = "roles.view";
/// See plan and seats.
pub const BILLING_VIEW: &str = "billing.view";
/// Change the workspace's name and defaults.
pub const SETTINGS_EDIT: &str = "settings.edit";

/// How much harm a permission can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Little.
    Low,
    /// Some.
    Medium,
    /// Money, personal data, deleting, or power over people.
    High,
}

/// Which roles may be given a permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grantable {
    /// Any role.
    Custom,
    /// Owner and Co-owner only (C14).
    OwnerOrCoOwner,
    /// Owner only.
    OwnerOnly,
}

/// One line of the catalogue.
#[derive(Clone, Debug)]
pub struct Permission {
    /// Its key, such as `invoices.send`.
    pub key: &'static str,
    /// Its module's key.
    pub module: &'static str,
    /// Its module's name.
    pub module_label: &'static str,
    /// Its name.
    pub label: &'static str,
    /// What it allows, in a sentence.
    pub description: &'static str,
    /// The permissions of the same module without which it does nothing (R66).
    pub depends_on: Vec<&'static str>,
    /// How much harm it can do.
    pub risk: Risk,
    /// Which roles may be given it.
    pub grantable: Grantable,
}

struct Catalogue {
    permissions: Vec<Permission>,
    by_key: BTreeMap<&'static str, usize>,
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let permissions: Vec<Permission> =
        include_str!("../data/permissions.tsv").lines().skip(1).filter_map(read_line).collect();
    let by_key = permissions.iter().enumerate().map(|(at, p)| (p.key, at)).collect();
    Catalogue { permissions, by_key }
});

/// Reads one line of the data file; a test proves that no line is left out.
fn read_line(line: &'static str) -> Option<Permission> {
    let mut cells = line.split('\t');
    let mut cell = || cells.next();
    Some(Permission {
        key: cell()?,
        module: cell()?,
        module_label: cell()?,
        label: cell()?,
        description: cell()?,
        depends_on: cell()?.split(',').filter(|key| !key.is_empty()).collect(),
        risk: match cell()? {
            "low" => Risk::Low,
            "medium" => Risk::Medium,
            "high" => Risk::High,
            _ => return None,
        },
        grantable: match cell()? {
            "custom" => Grantable::Custom,
            "owner_or_co_owner" => Grantable::OwnerOrCoOwner,
            "owner_only" => Grantable::OwnerOnly,
            _ => return None,
        },
    })
}

/// The whole catalogue, in the order of the role editor.
#[must_use]
pub fn catalogue() -> &'static [Permission] {
    &CATALOGUE.permissions
}

/// The permission with this key.
#[must_use]
pub fn find(key: &str) -> Option<&'static Permission> {
    CATALOGUE.by_key.get(key).and_then(|at| CATALOGUE.permissions.get(*at))
}

const WORDS: usize = 4;

/// A set of permissions: those of the catalogue as bits, and keys that this version does not know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PermissionSet {
    known: [u64; WORDS],
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
        match CATALOGUE.by_key.get(key) {
            Some(at) => self.known.get(at / 64).is_some_and(|word| word & (1 << (at % 64)) != 0),
            None => self.unknown.contains(key),
        }
    }

    /// Adds a key, known or not.
    pub fn insert(&mut self, key: &str) {
        match CATALOGUE.by_key.get(key) {
            Some(at) => {
                if let Some(word) = self.known.get_mut(at / 64) {
                    *word |= 1 << (at % 64);
                }
            }
            None => {
                self.unknown.insert(key.to_owned());
            }
        }
    }

    /// Whether every permission of `other` is in this set; unknown keys count.
    #[must_use]
    pub fn contains_all(&self, other: &Self) -> bool {
        let bits =
            self.known.iter().zip(&other.known).all(|(mine, theirs)| mine & theirs == *theirs);
        bits && other.unknown.is_subset(&self.unknown)
    }

    /// How many permissions of the catalogue are in the set.
    #[must_use]
    pub fn count(&self) -> usize {
        self.known.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The keys, those of the catalogue first, in its order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        catalogue()
            .iter()
            .map(|p| p.key)
            .filter(|key| self.has(key))
            .chain(self.unknown.iter().map(String::as_str))
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
    fn the_catalogue_holds_150_permissions_in_22_modules_and_no_line_is_left_out() {
        let lines = include_str!("../data/permissions.tsv").lines().count() - 1;
        assert_eq!(catalogue().len(), lines);
        assert_eq!(lines, 150);
        let modules: BTreeSet<_> = catalogue().iter().map(|p| p.module).collect();
        assert_eq!(modules.len(), 22);
        assert!(lines <= WORDS * 64);
    }

    #[test]
    fn r66_no_dependency_crosses_a_module_and_each_exists() {
        for permission in catalogue() {
            for needed in &permission.depends_on {
                let needed = find(needed).expect("a dependency is in the catalogue");
                assert_eq!(needed.module, permission.module, "{}", permission.key);
            }
        }
    }

    #[test]
    fn the_keys_that_rules_name_are_in_the_catalogue() {
        for key in [
            MEMBERS_VIEW,
            MEMBERS_INVITE,
            MEMBERS_CHANGE_ROLE,
            INVITATIONS_VIEW,
            INVITATIONS_RESEND,
            INVITATIONS_REVOKE,
            ROLES_VIEW,
            BILLING_VIEW,
            SETTINGS_EDIT,
        ] {
            assert!(find(key).is_some(), "{key}");
        }
    }

    #[test]
    fn unknown_keys_survive_a_round_trip() {
        let set: PermissionSet = ["future.key", "members.view"].into_iter().collect();
        let json = serde_json::to_string(&set).unwrap();
        assert_eq!(json, r#"["members.view","future.key"]"#);
        assert_eq!(serde_json::from_str::<PermissionSet>(&json).unwrap(), set);
        assert!(!PermissionSet::everything_for(Grantable::OwnerOnly).contains_all(&set));
    }
}
