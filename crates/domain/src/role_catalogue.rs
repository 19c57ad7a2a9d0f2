//! The roles that come with every workspace, as data: two system roles, the built-in ones and those by job function.

use crate::{
    RoleTestId,
    entity::{RoleKind, RoleTest, TestPlace},
    permission::{Grantable, PermissionSet},
};
use std::sync::LazyLock;
use uuid::Uuid;

/// A role that comes with the product.
#[derive(Clone, Debug)]
pub struct ReadyRole {
    /// Its key in the data file, such as `project_manager`.
    pub key: &'static str,
    /// Its name.
    pub label: &'static str,
    /// What kind of role it makes.
    pub kind: RoleKind,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// What is on.
    pub grants: PermissionSet,
    /// Sentences that must hold for it, numbered within the role.
    pub tests: Vec<RoleTest>,
    /// Whether a new workspace has it from the start; examples are offered in the editor only.
    pub from_start: bool,
}

impl ReadyRole {
    /// How many permissions are on.
    #[must_use]
    pub fn permissions_on(&self) -> usize {
        self.grants.count()
    }
}

static READY: LazyLock<Vec<ReadyRole>> = LazyLock::new(|| {
    include_str!("../data/roles.tsv").lines().skip(1).filter_map(read_line).collect()
});

fn read_line(line: &'static str) -> Option<ReadyRole> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [key, label, kind, about, keys] = cells[..] else { return None };
    let kind_of_role = match kind {
        "owner" => RoleKind::Owner,
        "co_owner" => RoleKind::CoOwner,
        "built_in" => RoleKind::BuiltIn,
        "ready" | "example" => RoleKind::Custom,
        _ => return None,
    };
    let grants = match kind_of_role {
        RoleKind::Owner => PermissionSet::everything_for(Grantable::OwnerOnly),
        RoleKind::CoOwner => PermissionSet::everything_for(Grantable::OwnerOrCoOwner),
        RoleKind::BuiltIn | RoleKind::Custom => keys.split(',').collect(),
    };
    let from_start = kind != "example";
    Some(ReadyRole {
        key,
        label,
        kind: kind_of_role,
        about,
        grants,
        tests: tests_of(key),
        from_start,
    })
}

/// The tests that ship with a ready role.
fn tests_of(role: &str) -> Vec<RoleTest> {
    let lines = include_str!("../data/role_tests.tsv").lines().skip(1);
    let mine = lines.filter_map(read_test).filter(|(of, _)| *of == role);
    mine.zip(1..)
        .map(|((_, test), number)| RoleTest { id: RoleTestId(Uuid::from_u128(number)), ..test })
        .collect()
}

fn read_test(line: &'static str) -> Option<(&'static str, RoleTest)> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [role, can, place, keys] = cells[..] else { return None };
    let test = RoleTest {
        id: RoleTestId(Uuid::nil()),
        can: match can {
            "can" => true,
            "cannot" => false,
            _ => return None,
        },
        permissions: keys.split(',').map(str::to_owned).collect(),
        place: match place {
            "anywhere" => TestPlace::Anywhere,
            "assigned_project" => TestPlace::AssignedProject,
            "other_project" => TestPlace::OtherProject,
            _ => return None,
        },
    };
    Some((role, test))
}

/// All ready roles, in the order in which they are offered.
#[must_use]
pub fn ready_roles() -> &'static [ReadyRole] {
    &READY
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permission::find;

    #[test]
    fn every_line_is_a_role_whose_permissions_exist_with_what_they_depend_on() {
        assert_eq!(ready_roles().len(), include_str!("../data/roles.tsv").lines().count() - 1);
        for role in ready_roles() {
            for key in role.grants.keys() {
                let permission = find(key).unwrap_or_else(|| panic!("{}: {key}", role.key));
                for needed in &permission.depends_on {
                    assert!(role.grants.has(needed), "{}: {key} needs {needed}", role.key);
                }
            }
        }
    }

    #[test]
    fn every_test_is_of_a_ready_role_and_about_known_permissions() {
        let lines: Vec<_> = include_str!("../data/role_tests.tsv").lines().skip(1).collect();
        for line in &lines {
            let (role, test) = read_test(line).unwrap_or_else(|| panic!("{line}"));
            assert!(ready_roles().iter().any(|ready| ready.key == role), "{line}");
            assert!(test.permissions.iter().all(|key| find(key).is_some()), "{line}");
        }
        assert_eq!(ready_roles().iter().map(|ready| ready.tests.len()).sum::<usize>(), lines.len());
    }

    #[test]
    fn owner_has_everything_and_co_owner_all_but_two() {
        let count = |kind| ready_roles().iter().find(|r| r.kind == kind).map(|r| r.grants.count());
        assert_eq!(count(RoleKind::Owner), Some(150));
        assert_eq!(count(RoleKind::CoOwner), Some(148));
    }
}
